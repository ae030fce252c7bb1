@NullMarked
package dev.skystage.gateway.contract;

import org.jspecify.annotations.NullMarked;
