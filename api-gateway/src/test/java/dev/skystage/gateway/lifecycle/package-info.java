/** The lifecycles as a whole: machine against table, table against contract, pictures, and the handlers that move them. */
@NullMarked
package dev.skystage.gateway.lifecycle;

import org.jspecify.annotations.NullMarked;
