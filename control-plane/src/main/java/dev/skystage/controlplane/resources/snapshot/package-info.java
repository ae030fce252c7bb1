/** What snapshots of disks are and do: chains, lifecycle, retention, views. */
@NullMarked
package dev.skystage.controlplane.resources.snapshot;

import org.jspecify.annotations.NullMarked;
