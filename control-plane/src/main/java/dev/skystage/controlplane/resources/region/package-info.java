/** Regions and zones and what they offer. */
@NullMarked
package dev.skystage.controlplane.resources.region;

import org.jspecify.annotations.NullMarked;
