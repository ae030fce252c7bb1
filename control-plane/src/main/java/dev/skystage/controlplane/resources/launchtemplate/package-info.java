/** Launch templates: creation parameters that are kept under a name, by numbered versions. */
@NullMarked
package dev.skystage.controlplane.resources.launchtemplate;

import org.jspecify.annotations.NullMarked;
