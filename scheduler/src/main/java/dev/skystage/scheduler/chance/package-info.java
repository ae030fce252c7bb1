/** What is left to chance, and how it is made to happen again. */
@NullMarked
package dev.skystage.scheduler.chance;

import org.jspecify.annotations.NullMarked;
