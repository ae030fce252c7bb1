/** What users see as tasks: work on a resource that takes long, its progress, and how it is cancelled. */
@NullMarked
package dev.skystage.controlplane.resources.task;

import org.jspecify.annotations.NullMarked;
