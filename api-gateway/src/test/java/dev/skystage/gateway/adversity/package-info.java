/** Callers that mean harm or come all at once: strangers with other accounts' ids, junk at the front door, races. */
@NullMarked
package dev.skystage.gateway.adversity;

import org.jspecify.annotations.NullMarked;
