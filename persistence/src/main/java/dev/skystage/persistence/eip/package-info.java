/** Rows of elastic IP addresses. */
@NullMarked
package dev.skystage.persistence.eip;

import org.jspecify.annotations.NullMarked;
