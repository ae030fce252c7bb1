/** Instance types, their families, and where they can be had. */
@NullMarked
package dev.skystage.controlplane.resources.instancetype;

import org.jspecify.annotations.NullMarked;
