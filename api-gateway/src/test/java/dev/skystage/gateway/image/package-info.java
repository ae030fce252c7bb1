/** API tests of images. */
@NullMarked
package dev.skystage.gateway.image;

import org.jspecify.annotations.NullMarked;
