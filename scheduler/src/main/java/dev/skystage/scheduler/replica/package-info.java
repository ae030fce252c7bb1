/** What a replica of the application does. */
@NullMarked
package dev.skystage.scheduler.replica;

import org.jspecify.annotations.NullMarked;
