/** Tests of the task engine. */
@NullMarked
package dev.skystage.scheduler.task;

import org.jspecify.annotations.NullMarked;
