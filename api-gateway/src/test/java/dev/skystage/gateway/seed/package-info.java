/** Two clouds with the same seed that get the same calls. */
@NullMarked
package dev.skystage.gateway.seed;

import org.jspecify.annotations.NullMarked;
