/** The API of images: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.image;

import org.jspecify.annotations.NullMarked;
