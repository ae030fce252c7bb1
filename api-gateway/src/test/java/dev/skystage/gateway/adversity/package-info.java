/** Callers that mean harm or come all at once: strangers with other accounts' ids, junk at the API port, races. */
@NullMarked
package dev.skystage.gateway.adversity;

import org.jspecify.annotations.NullMarked;
