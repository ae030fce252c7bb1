/** Monitoring data, computed when they are asked for. */
@NullMarked
package dev.skystage.controlplane.actions.monitoring;

import org.jspecify.annotations.NullMarked;
