/** API tests of system events. */
@NullMarked
package dev.skystage.gateway.event;

import org.jspecify.annotations.NullMarked;
