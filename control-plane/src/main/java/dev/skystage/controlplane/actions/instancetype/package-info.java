/** The API of instance types: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.instancetype;

import org.jspecify.annotations.NullMarked;
