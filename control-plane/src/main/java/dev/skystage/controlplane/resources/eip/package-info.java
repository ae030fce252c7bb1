/** Public addresses. */
@NullMarked
package dev.skystage.controlplane.resources.eip;

import org.jspecify.annotations.NullMarked;
