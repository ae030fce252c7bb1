/** The API of network interfaces: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.eni;

import org.jspecify.annotations.NullMarked;
