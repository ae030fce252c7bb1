/**
 * The guest system of an instance: names, passwords and user data, each with one rule for all actions, and what its
 * console shows.
 */
@NullMarked
package dev.skystage.controlplane.resources.instance.guest;

import org.jspecify.annotations.NullMarked;
