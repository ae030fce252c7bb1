/** Resource groups: which there are. */
@NullMarked
package dev.skystage.controlplane.resources.resourcegroup;

import org.jspecify.annotations.NullMarked;
