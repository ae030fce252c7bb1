/** Tests of key pairs through the front door. */
@NullMarked
package dev.skystage.gateway.keypair;

import org.jspecify.annotations.NullMarked;
