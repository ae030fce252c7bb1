/** What a replica of the application does, and how replicas agree. */
@NullMarked
package dev.skystage.scheduler.replica;

import org.jspecify.annotations.NullMarked;
