/** Tests of the security group actions through the API. */
@NullMarked
package dev.skystage.gateway.securitygroup;

import org.jspecify.annotations.NullMarked;
