/** How long simulated work takes and how often it fails. */
@NullMarked
package dev.skystage.scheduler.simulation;

import org.jspecify.annotations.NullMarked;
