/** Actions, lifecycle and task handlers of disks. */
@NullMarked
package dev.skystage.controlplane.disk;

import org.jspecify.annotations.NullMarked;
