/** Custom, shared and public images, and what they are made from. */
@NullMarked
package dev.skystage.controlplane.resources.image;

import org.jspecify.annotations.NullMarked;
