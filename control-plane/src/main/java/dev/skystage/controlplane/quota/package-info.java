/** Limits per account and region. */
@NullMarked
package dev.skystage.controlplane.quota;

import org.jspecify.annotations.NullMarked;
