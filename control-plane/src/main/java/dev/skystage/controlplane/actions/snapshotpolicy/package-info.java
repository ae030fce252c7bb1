/** The actions of automatic snapshot policies. */
@NullMarked
package dev.skystage.controlplane.actions.snapshotpolicy;

import org.jspecify.annotations.NullMarked;
