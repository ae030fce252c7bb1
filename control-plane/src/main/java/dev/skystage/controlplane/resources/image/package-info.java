/** Images as the API shows them. */
@NullMarked
package dev.skystage.controlplane.resources.image;

import org.jspecify.annotations.NullMarked;
