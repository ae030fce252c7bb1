/** Images as the API shows them. */
@NullMarked
package dev.skystage.controlplane.image;

import org.jspecify.annotations.NullMarked;
