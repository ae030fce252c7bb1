/** What users see as tasks: long work on a resource, how far it is, and how it is cancelled. */
@NullMarked
package dev.skystage.controlplane.resources.task;

import org.jspecify.annotations.NullMarked;
