/** What every action uses: caller, refusals, pages, filters, times. */
@NullMarked
package dev.skystage.controlplane.api;

import org.jspecify.annotations.NullMarked;
