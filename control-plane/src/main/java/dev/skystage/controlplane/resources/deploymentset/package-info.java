/** Deployment sets: instances that never share a host. */
@NullMarked
package dev.skystage.controlplane.resources.deploymentset;

import org.jspecify.annotations.NullMarked;
