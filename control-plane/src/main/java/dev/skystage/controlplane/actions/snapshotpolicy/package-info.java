/** The API of automatic snapshot policies: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.snapshotpolicy;

import org.jspecify.annotations.NullMarked;
