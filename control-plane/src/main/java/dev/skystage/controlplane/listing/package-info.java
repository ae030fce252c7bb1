/** How lists are read: which rows, which page of them, and how an answer shows a row. */
@NullMarked
package dev.skystage.controlplane.listing;

import org.jspecify.annotations.NullMarked;
