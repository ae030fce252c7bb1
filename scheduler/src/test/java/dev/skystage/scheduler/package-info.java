/** What the tests of this module share. */
@NullMarked
package dev.skystage.scheduler;

import org.jspecify.annotations.NullMarked;
