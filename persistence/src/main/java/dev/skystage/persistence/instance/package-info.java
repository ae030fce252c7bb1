/** Rows of instances. */
@NullMarked
package dev.skystage.persistence.instance;

import org.jspecify.annotations.NullMarked;
