/** The servers of the data centres: what they offer, what is taken of them, and the inventory they are seeded from. */
@NullMarked
package dev.skystage.persistence.host;

import org.jspecify.annotations.NullMarked;
