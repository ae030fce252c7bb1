/** Tags of resources of every kind. */
@NullMarked
package dev.skystage.controlplane.actions.tag;

import org.jspecify.annotations.NullMarked;
