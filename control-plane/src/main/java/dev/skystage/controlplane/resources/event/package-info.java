/** System events: what the cloud does to instances on its own, shown to their owners. */
@NullMarked
package dev.skystage.controlplane.resources.event;

import org.jspecify.annotations.NullMarked;
