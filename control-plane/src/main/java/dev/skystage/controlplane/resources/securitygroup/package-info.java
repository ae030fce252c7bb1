/** Security groups and their rules. */
@NullMarked
package dev.skystage.controlplane.resources.securitygroup;

import org.jspecify.annotations.NullMarked;
