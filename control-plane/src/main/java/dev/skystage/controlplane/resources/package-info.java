/** The floor below the actions: what all kinds of resources share. Each kind has a package of its own. */
@NullMarked
package dev.skystage.controlplane.resources;

import org.jspecify.annotations.NullMarked;
