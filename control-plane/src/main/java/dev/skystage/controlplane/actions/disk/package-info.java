/** The API of disks: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.disk;

import org.jspecify.annotations.NullMarked;
