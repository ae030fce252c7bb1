/** How lists are read: which rows, which page of them, and how a row becomes what an answer shows. */
@NullMarked
package dev.skystage.controlplane.listing;

import org.jspecify.annotations.NullMarked;
