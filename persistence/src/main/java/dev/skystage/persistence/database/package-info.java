/** The database itself: an embedded PostgreSQL unless a server is configured, and the directory with its data. */
@NullMarked
package dev.skystage.persistence.database;

import org.jspecify.annotations.NullMarked;
