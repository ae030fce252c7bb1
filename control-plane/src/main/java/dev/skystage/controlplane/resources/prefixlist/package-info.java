/** Prefix lists: blocks of addresses under one name. */
@NullMarked
package dev.skystage.controlplane.resources.prefixlist;

import org.jspecify.annotations.NullMarked;
