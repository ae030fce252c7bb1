/** Key pairs: the SSH keys that users log in with. */
@NullMarked
package dev.skystage.controlplane.resources.keypair;

import org.jspecify.annotations.NullMarked;
