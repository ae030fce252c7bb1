/** Deployment sets: groups of instances with a rule for their placement. */
@NullMarked
package dev.skystage.controlplane.resources.deploymentset;

import org.jspecify.annotations.NullMarked;
