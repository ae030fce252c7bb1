/** Which nonces have been used, on this replica and on the others. */
@NullMarked
package dev.skystage.gateway.nonce;

import org.jspecify.annotations.NullMarked;
