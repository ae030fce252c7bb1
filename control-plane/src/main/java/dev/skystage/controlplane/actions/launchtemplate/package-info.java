/** The API of launch templates: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.launchtemplate;

import org.jspecify.annotations.NullMarked;
