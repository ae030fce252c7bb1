/** The API of public and elastic IP addresses: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.eip;

import org.jspecify.annotations.NullMarked;
