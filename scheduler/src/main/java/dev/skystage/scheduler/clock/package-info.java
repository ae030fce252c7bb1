/** The settable clock, how it is advanced, and ids that sort by time. */
@NullMarked
package dev.skystage.scheduler.clock;

import org.jspecify.annotations.NullMarked;
