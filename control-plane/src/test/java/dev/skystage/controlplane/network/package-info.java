/** Tests of blocks, addresses and networks. */
@NullMarked
package dev.skystage.controlplane.network;

import org.jspecify.annotations.NullMarked;
