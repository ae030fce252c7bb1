@NullMarked
package dev.skystage.scheduler.simulation;

import org.jspecify.annotations.NullMarked;
