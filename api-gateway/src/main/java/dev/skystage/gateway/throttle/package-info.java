/** How many calls may be made in a time, and what clients are told when they have made too many. */
@NullMarked
package dev.skystage.gateway.throttle;

import org.jspecify.annotations.NullMarked;
