/** The contract files: which actions exist, and how their errors look on the wire. */
@NullMarked
package dev.skystage.gateway.contract;

import org.jspecify.annotations.NullMarked;
