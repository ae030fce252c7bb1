/** Writes results and refusals as JSON and XML. */
@NullMarked
package dev.skystage.gateway.rendering;

import org.jspecify.annotations.NullMarked;
