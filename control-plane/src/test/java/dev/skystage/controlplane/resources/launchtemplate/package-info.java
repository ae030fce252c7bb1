/** Tests of launch templates. */
@NullMarked
package dev.skystage.controlplane.resources.launchtemplate;

import org.jspecify.annotations.NullMarked;
