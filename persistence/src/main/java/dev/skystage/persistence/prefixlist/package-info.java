/** Rows of prefix lists. */
@NullMarked
package dev.skystage.persistence.prefixlist;

import org.jspecify.annotations.NullMarked;
