/** System events: what the cloud does to instances by itself, as it tells their owners. */
@NullMarked
package dev.skystage.controlplane.resources.event;

import org.jspecify.annotations.NullMarked;
