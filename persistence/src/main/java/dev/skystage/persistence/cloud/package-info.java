/** The cloud as a whole: what it begins with, the tables that it is, and the file that it is kept in. */
@NullMarked
package dev.skystage.persistence.cloud;

import org.jspecify.annotations.NullMarked;
