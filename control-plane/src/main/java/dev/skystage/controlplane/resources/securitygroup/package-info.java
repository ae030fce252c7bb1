/** Security groups: who belongs together in a VPC. */
@NullMarked
package dev.skystage.controlplane.resources.securitygroup;

import org.jspecify.annotations.NullMarked;
