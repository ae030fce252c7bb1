/** API tests of network interfaces. */
@NullMarked
package dev.skystage.gateway.eni;

import org.jspecify.annotations.NullMarked;
