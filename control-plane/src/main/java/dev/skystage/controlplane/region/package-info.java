/** Regions and zones and what they offer. */
@NullMarked
package dev.skystage.controlplane.region;

import org.jspecify.annotations.NullMarked;
