/** Automatic snapshot policies: when they make snapshots, of what, and how long those are kept. */
@NullMarked
package dev.skystage.controlplane.resources.snapshotpolicy;

import org.jspecify.annotations.NullMarked;
