/** What rows with a lifecycle have in common, and how many of them are moved at once. */
@NullMarked
package dev.skystage.persistence;

import org.jspecify.annotations.NullMarked;
