@NullMarked
package dev.skystage.gateway.cloud;

import org.jspecify.annotations.NullMarked;
