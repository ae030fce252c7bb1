/** Rows of network interfaces. */
@NullMarked
package dev.skystage.persistence.eni;

import org.jspecify.annotations.NullMarked;
