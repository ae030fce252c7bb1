/** What the cloud does to instances by itself. */
@NullMarked
package dev.skystage.persistence.event;

import org.jspecify.annotations.NullMarked;
