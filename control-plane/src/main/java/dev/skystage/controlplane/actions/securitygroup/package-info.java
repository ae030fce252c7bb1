/** The API of security groups: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.securitygroup;

import org.jspecify.annotations.NullMarked;
