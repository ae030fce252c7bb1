/** Work that the calendar triggers, as clustered Quartz jobs. */
@NullMarked
package dev.skystage.scheduler.calendar;

import org.jspecify.annotations.NullMarked;
