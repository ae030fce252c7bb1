/** Monitoring data, computed when they are asked for. */
@NullMarked
package dev.skystage.controlplane.resources.monitoring;

import org.jspecify.annotations.NullMarked;
