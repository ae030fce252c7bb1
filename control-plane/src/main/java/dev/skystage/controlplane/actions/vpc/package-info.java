/** The API of VPCs, VSwitches and routes: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.vpc;

import org.jspecify.annotations.NullMarked;
