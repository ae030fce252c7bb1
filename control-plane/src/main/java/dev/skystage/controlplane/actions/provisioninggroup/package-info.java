/** Auto provisioning groups: instances of several types and zones, made and kept up to a capacity. */
@NullMarked
package dev.skystage.controlplane.actions.provisioninggroup;

import org.jspecify.annotations.NullMarked;
