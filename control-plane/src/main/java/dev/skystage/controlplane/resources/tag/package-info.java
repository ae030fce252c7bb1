/** Tags of resources of every kind. */
@NullMarked
package dev.skystage.controlplane.resources.tag;

import org.jspecify.annotations.NullMarked;
