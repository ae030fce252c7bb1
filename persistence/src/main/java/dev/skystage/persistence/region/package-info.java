/** The catalogue of regions and their zones. */
@NullMarked
package dev.skystage.persistence.region;

import org.jspecify.annotations.NullMarked;
