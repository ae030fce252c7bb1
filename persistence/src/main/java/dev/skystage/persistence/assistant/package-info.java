/** Rows of the cloud assistant. */
@NullMarked
package dev.skystage.persistence.assistant;

import org.jspecify.annotations.NullMarked;
