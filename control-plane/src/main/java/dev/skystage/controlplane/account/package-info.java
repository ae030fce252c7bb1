/** Accounts with their credentials, what they may do and how much of it. */
@NullMarked
package dev.skystage.controlplane.account;

import org.jspecify.annotations.NullMarked;
