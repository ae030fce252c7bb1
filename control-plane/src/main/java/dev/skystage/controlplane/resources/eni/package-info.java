/** Network interfaces and their private addresses. */
@NullMarked
package dev.skystage.controlplane.resources.eni;

import org.jspecify.annotations.NullMarked;
