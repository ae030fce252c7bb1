/** The API of key pairs: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.keypair;

import org.jspecify.annotations.NullMarked;
