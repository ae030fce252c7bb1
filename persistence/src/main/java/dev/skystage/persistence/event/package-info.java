/** Events: what the cloud does to instances on its own. */
@NullMarked
package dev.skystage.persistence.event;

import org.jspecify.annotations.NullMarked;
