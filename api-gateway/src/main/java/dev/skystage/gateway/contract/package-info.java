/** The contract files: which actions there are, and what their errors look like on the wire. */
@NullMarked
package dev.skystage.gateway.contract;

import org.jspecify.annotations.NullMarked;
