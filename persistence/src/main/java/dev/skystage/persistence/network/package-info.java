/** Rows of VPCs, VSwitches and network interfaces. */
@NullMarked
package dev.skystage.persistence.network;

import org.jspecify.annotations.NullMarked;
