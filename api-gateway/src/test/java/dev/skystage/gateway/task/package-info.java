/** Tests of what users see as tasks. */
@NullMarked
package dev.skystage.gateway.task;

import org.jspecify.annotations.NullMarked;
