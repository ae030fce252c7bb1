/** The API of dedicated hosts: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.dedicatedhost;

import org.jspecify.annotations.NullMarked;
