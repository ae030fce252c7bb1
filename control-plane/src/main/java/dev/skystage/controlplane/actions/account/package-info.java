/** The API of accounts: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.account;

import org.jspecify.annotations.NullMarked;
