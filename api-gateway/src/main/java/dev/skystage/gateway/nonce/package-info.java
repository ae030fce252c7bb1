/** The nonces that have been used, on this replica and on others. */
@NullMarked
package dev.skystage.gateway.nonce;

import org.jspecify.annotations.NullMarked;
