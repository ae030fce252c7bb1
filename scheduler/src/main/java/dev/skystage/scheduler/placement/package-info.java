@NullMarked
package dev.skystage.scheduler.placement;

import org.jspecify.annotations.NullMarked;
