/** Rows of instances of edge regions. */
@NullMarked
package dev.skystage.persistence.edge;

import org.jspecify.annotations.NullMarked;
