/** Snapshots of disks: chains, lifecycle, retention, views. */
@NullMarked
package dev.skystage.controlplane.resources.snapshot;

import org.jspecify.annotations.NullMarked;
