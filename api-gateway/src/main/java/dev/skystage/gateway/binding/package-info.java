/** Binds the flat parameters of a request to typed records. */
@NullMarked
package dev.skystage.gateway.binding;

import org.jspecify.annotations.NullMarked;
