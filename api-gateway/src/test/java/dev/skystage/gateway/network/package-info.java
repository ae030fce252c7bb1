/** Tests of the VPC and VSwitch actions through the API. */
@NullMarked
package dev.skystage.gateway.network;

import org.jspecify.annotations.NullMarked;
