/** Tests of dedicated hosts through the API. */
@NullMarked
package dev.skystage.gateway.dedicatedhost;

import org.jspecify.annotations.NullMarked;
