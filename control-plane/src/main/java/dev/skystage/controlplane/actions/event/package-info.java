/** The API of system events: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.event;

import org.jspecify.annotations.NullMarked;
