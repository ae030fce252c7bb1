/** Key pairs: the SSH keys with which users log in. */
@NullMarked
package dev.skystage.controlplane.resources.keypair;

import org.jspecify.annotations.NullMarked;
