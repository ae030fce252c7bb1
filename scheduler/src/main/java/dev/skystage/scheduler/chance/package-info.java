/** What is left to chance, and how it can be repeated. */
@NullMarked
package dev.skystage.scheduler.chance;

import org.jspecify.annotations.NullMarked;
