/** The cloud as a whole: the rows that it begins with, its tables, and the file that it is exported to. */
@NullMarked
package dev.skystage.persistence.cloud;

import org.jspecify.annotations.NullMarked;
