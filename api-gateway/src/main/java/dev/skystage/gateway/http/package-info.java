/** The request as it stands on the wire, parsed once, before anything is known about products, actions or callers. */
@NullMarked
package dev.skystage.gateway.http;

import org.jspecify.annotations.NullMarked;
