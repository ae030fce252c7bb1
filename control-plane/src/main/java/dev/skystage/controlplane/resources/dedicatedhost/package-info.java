/** Dedicated hosts: hosts that one account has for itself, and what may be placed on them. */
@NullMarked
package dev.skystage.controlplane.resources.dedicatedhost;

import org.jspecify.annotations.NullMarked;
