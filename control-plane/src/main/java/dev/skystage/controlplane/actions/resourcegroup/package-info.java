/** Resource groups as the product ResourceManager shows them. */
@NullMarked
package dev.skystage.controlplane.actions.resourcegroup;

import org.jspecify.annotations.NullMarked;
