/** Tests of the account actions, through the front door. */
@NullMarked
package dev.skystage.gateway.account;

import org.jspecify.annotations.NullMarked;
