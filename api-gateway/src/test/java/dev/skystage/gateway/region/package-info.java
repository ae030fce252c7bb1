/** API tests of regions. */
@NullMarked
package dev.skystage.gateway.region;

import org.jspecify.annotations.NullMarked;
