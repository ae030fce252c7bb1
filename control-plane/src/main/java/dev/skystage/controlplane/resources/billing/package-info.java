/** What things cost. */
@NullMarked
package dev.skystage.controlplane.resources.billing;

import org.jspecify.annotations.NullMarked;
