/** VPCs, VSwitches, their routers, and the private addresses they give out. */
@NullMarked
package dev.skystage.controlplane.network;

import org.jspecify.annotations.NullMarked;
