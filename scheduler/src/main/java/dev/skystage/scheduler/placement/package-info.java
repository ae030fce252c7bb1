/** Places: which host an instance is on, what zones have left, and what operators do to hosts. */
@NullMarked
package dev.skystage.scheduler.placement;

import org.jspecify.annotations.NullMarked;
