/** The API of regions and zones: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.region;

import org.jspecify.annotations.NullMarked;
