/** RAM: users, roles and policies, and who may do what. */
@NullMarked
package dev.skystage.controlplane.resources.identity;

import org.jspecify.annotations.NullMarked;
