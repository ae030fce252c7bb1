/** Prices, orders, meters and balances. */
@NullMarked
package dev.skystage.controlplane.resources.billing;

import org.jspecify.annotations.NullMarked;
