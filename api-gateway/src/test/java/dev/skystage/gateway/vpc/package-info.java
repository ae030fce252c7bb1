/** Tests of the VPC and VSwitch actions through the API. */
@NullMarked
package dev.skystage.gateway.vpc;

import org.jspecify.annotations.NullMarked;
