/** The actions of snapshots. */
@NullMarked
package dev.skystage.controlplane.actions.snapshot;

import org.jspecify.annotations.NullMarked;
