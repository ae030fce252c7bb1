/** Security groups: who belongs together in a VPC. */
@NullMarked
package dev.skystage.controlplane.securitygroup;

import org.jspecify.annotations.NullMarked;
