/** The catalogue of instance types and their families. */
@NullMarked
package dev.skystage.persistence.instancetype;

import org.jspecify.annotations.NullMarked;
