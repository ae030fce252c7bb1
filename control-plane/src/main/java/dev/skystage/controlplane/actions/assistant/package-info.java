/** The cloud assistant: commands that run on instances. */
@NullMarked
package dev.skystage.controlplane.actions.assistant;

import org.jspecify.annotations.NullMarked;
