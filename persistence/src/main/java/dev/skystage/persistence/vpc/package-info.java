/** Rows of VPCs and VSwitches. */
@NullMarked
package dev.skystage.persistence.vpc;

import org.jspecify.annotations.NullMarked;
