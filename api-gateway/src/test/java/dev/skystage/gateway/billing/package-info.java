@NullMarked
package dev.skystage.gateway.billing;

import org.jspecify.annotations.NullMarked;
