/** Instance types, their families, and where they can be had. */
@NullMarked
package dev.skystage.controlplane.instancetype;

import org.jspecify.annotations.NullMarked;
