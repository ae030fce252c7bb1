/** Snapshots of disks. */
@NullMarked
package dev.skystage.persistence.snapshot;

import org.jspecify.annotations.NullMarked;
