/** The API of snapshots: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.snapshot;

import org.jspecify.annotations.NullMarked;
