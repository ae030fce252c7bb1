/** Who calls: V1 and V3 signatures, STS and bearer tokens, freshness, and the lenient mode that checks nothing. */
@NullMarked
package dev.skystage.gateway.signature;

import org.jspecify.annotations.NullMarked;
