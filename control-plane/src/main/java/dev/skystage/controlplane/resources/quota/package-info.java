/** Limits per account and region. */
@NullMarked
package dev.skystage.controlplane.resources.quota;

import org.jspecify.annotations.NullMarked;
