/** Rows of deployment sets. */
@NullMarked
package dev.skystage.persistence.deploymentset;

import org.jspecify.annotations.NullMarked;
