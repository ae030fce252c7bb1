/** What rows with a lifecycle have in common, and how they are changed in bulk. */
@NullMarked
package dev.skystage.persistence;

import org.jspecify.annotations.NullMarked;
