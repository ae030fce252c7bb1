/** The resource groups that exist. */
@NullMarked
package dev.skystage.controlplane.resources.resourcegroup;

import org.jspecify.annotations.NullMarked;
