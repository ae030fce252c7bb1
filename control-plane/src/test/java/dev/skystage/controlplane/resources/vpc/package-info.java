/** Tests of blocks, addresses and networks. */
@NullMarked
package dev.skystage.controlplane.resources.vpc;

import org.jspecify.annotations.NullMarked;
