/** The task engine: a queue of due work in PostgreSQL and the workers that run it in batches. */
@NullMarked
package dev.skystage.scheduler.task;

import org.jspecify.annotations.NullMarked;
