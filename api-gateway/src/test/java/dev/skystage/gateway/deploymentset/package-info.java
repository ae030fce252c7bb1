/** Tests of the deployment set actions through the API. */
@NullMarked
package dev.skystage.gateway.deploymentset;

import org.jspecify.annotations.NullMarked;
