/** Tests of trouble on order. */
@NullMarked
package dev.skystage.scheduler.trouble;

import org.jspecify.annotations.NullMarked;
