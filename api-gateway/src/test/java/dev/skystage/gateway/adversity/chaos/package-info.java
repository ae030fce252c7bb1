/** A cloud of several processes whose processes and database are killed while callers use it, and the audit afterwards. */
@NullMarked
package dev.skystage.gateway.adversity.chaos;

import org.jspecify.annotations.NullMarked;
