/** Images: the public ones of the catalogue and the custom ones of accounts. */
@NullMarked
package dev.skystage.persistence.image;

import org.jspecify.annotations.NullMarked;
