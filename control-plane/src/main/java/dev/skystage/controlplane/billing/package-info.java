/** What things cost. */
@NullMarked
package dev.skystage.controlplane.billing;

import org.jspecify.annotations.NullMarked;
