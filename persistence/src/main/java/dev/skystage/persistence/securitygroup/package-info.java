/** Rows of security groups. */
@NullMarked
package dev.skystage.persistence.securitygroup;

import org.jspecify.annotations.NullMarked;
