/** The API of deployment sets: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.deploymentset;

import org.jspecify.annotations.NullMarked;
