@NullMarked
package dev.skystage.persistence.image;

import org.jspecify.annotations.NullMarked;
