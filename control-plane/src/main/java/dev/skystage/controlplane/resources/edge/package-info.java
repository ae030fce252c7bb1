/** Edge regions (product ENS) and the instances that accounts buy there. */
@NullMarked
package dev.skystage.controlplane.resources.edge;

import org.jspecify.annotations.NullMarked;
