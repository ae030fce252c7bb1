/** Automatic snapshot policies. */
@NullMarked
package dev.skystage.persistence.snapshotpolicy;

import org.jspecify.annotations.NullMarked;
