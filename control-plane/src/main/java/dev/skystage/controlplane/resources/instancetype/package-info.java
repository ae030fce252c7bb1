/** Instance types and their families, and where they are sold. */
@NullMarked
package dev.skystage.controlplane.resources.instancetype;

import org.jspecify.annotations.NullMarked;
