/** The API of tasks: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.task;

import org.jspecify.annotations.NullMarked;
