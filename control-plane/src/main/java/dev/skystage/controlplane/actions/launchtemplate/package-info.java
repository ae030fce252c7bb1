/** Actions on launch templates. */
@NullMarked
package dev.skystage.controlplane.actions.launchtemplate;

import org.jspecify.annotations.NullMarked;
