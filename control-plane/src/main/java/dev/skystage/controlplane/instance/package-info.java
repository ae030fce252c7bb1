/** Actions, lifecycle and task handlers of instances. */
@NullMarked
package dev.skystage.controlplane.instance;

import org.jspecify.annotations.NullMarked;
