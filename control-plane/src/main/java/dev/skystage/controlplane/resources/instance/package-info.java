/** What instances are and do: lookup, lifecycle, verbs and their task handlers, views. */
@NullMarked
package dev.skystage.controlplane.resources.instance;

import org.jspecify.annotations.NullMarked;
