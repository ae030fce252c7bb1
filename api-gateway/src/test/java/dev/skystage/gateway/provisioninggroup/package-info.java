/** Tests of auto provisioning groups through the API. */
@NullMarked
package dev.skystage.gateway.provisioninggroup;

import org.jspecify.annotations.NullMarked;
