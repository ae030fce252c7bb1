/** Rows of key pairs. */
@NullMarked
package dev.skystage.persistence.keypair;

import org.jspecify.annotations.NullMarked;
