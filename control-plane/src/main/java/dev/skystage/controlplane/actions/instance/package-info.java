/** The API of instances: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.instance;

import org.jspecify.annotations.NullMarked;
