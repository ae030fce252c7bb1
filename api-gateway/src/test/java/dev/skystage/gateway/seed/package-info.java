/** Two clouds with the same seed that are told the same. */
@NullMarked
package dev.skystage.gateway.seed;

import org.jspecify.annotations.NullMarked;
