/** Rows of auto provisioning groups. */
@NullMarked
package dev.skystage.persistence.provisioninggroup;

import org.jspecify.annotations.NullMarked;
