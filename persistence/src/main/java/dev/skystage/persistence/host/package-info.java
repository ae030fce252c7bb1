/**
 * The servers of the data centres: their capacity, how much of it is used, and the inventory that they are made from.
 */
@NullMarked
package dev.skystage.persistence.host;

import org.jspecify.annotations.NullMarked;
