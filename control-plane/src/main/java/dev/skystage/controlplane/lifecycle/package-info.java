/** What every lifecycle is: a table compiled from a Spring State Machine, with a history. */
@NullMarked
package dev.skystage.controlplane.lifecycle;

import org.jspecify.annotations.NullMarked;
