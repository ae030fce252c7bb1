/** Accounts with their credentials, what they may do and how much of it. */
@NullMarked
package dev.skystage.controlplane.resources.account;

import org.jspecify.annotations.NullMarked;
