/** Trouble on order, seen from outside. */
@NullMarked
package dev.skystage.gateway.trouble;

import org.jspecify.annotations.NullMarked;
