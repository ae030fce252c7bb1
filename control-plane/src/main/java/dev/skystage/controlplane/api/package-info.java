/** What every action is made of: who calls, how to refuse, pages, filters, times. */
@NullMarked
package dev.skystage.controlplane.api;

import org.jspecify.annotations.NullMarked;
