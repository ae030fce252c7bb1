/** Tests of calendar work. */
@NullMarked
package dev.skystage.scheduler.calendar;

import org.jspecify.annotations.NullMarked;
