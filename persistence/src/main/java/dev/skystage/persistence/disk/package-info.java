/** Rows of disks. */
@NullMarked
package dev.skystage.persistence.disk;

import org.jspecify.annotations.NullMarked;
