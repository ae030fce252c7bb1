/** What disks are and do: lookup, lifecycle, views. */
@NullMarked
package dev.skystage.controlplane.resources.disk;

import org.jspecify.annotations.NullMarked;
