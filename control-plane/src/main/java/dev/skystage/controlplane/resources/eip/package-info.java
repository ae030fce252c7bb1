/** Elastic IP addresses and other public addresses. */
@NullMarked
package dev.skystage.controlplane.resources.eip;

import org.jspecify.annotations.NullMarked;
