/** Actions about edge regions and their instances (product ENS). */
@NullMarked
package dev.skystage.controlplane.actions.edge;

import org.jspecify.annotations.NullMarked;
