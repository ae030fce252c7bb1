/** Rows of dedicated hosts. */
@NullMarked
package dev.skystage.persistence.dedicatedhost;

import org.jspecify.annotations.NullMarked;
