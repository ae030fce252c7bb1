/** The API of auto provisioning groups: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.provisioninggroup;

import org.jspecify.annotations.NullMarked;
