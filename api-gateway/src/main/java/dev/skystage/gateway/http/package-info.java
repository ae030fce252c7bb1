/** The request as it is on the wire, parsed once, before products, actions or callers are known. */
@NullMarked
package dev.skystage.gateway.http;

import org.jspecify.annotations.NullMarked;
