/** What the API says about network interfaces. */
@NullMarked
package dev.skystage.controlplane.actions.eni;

import org.jspecify.annotations.NullMarked;
