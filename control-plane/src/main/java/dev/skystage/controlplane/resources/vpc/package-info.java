/** VPCs, VSwitches and their routers. */
@NullMarked
package dev.skystage.controlplane.resources.vpc;

import org.jspecify.annotations.NullMarked;
