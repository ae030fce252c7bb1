/** Trouble on order: what is to go wrong, where, how often. */
@NullMarked
package dev.skystage.scheduler.trouble;

import org.jspecify.annotations.NullMarked;
