/** Tests of simulated delays and failures. */
@NullMarked
package dev.skystage.scheduler.simulation;

import org.jspecify.annotations.NullMarked;
