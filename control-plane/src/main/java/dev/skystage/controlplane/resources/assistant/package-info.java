/** The cloud assistant: commands that run on instances. */
@NullMarked
package dev.skystage.controlplane.resources.assistant;

import org.jspecify.annotations.NullMarked;
