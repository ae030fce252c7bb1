/**
 * The lifecycles as a whole: machine against table, table against contract, diagrams, and the handlers that fire
 * events.
 */
@NullMarked
package dev.skystage.gateway.lifecycle;

import org.jspecify.annotations.NullMarked;
