/** Rows of launch templates. */
@NullMarked
package dev.skystage.persistence.launchtemplate;

import org.jspecify.annotations.NullMarked;
