/** Rows of accounts and their keys. */
@NullMarked
package dev.skystage.persistence.account;

import org.jspecify.annotations.NullMarked;
