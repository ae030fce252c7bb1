/** Tests of calendar work. */
@NullMarked
package dev.skystage.scheduler.clock;

import org.jspecify.annotations.NullMarked;
