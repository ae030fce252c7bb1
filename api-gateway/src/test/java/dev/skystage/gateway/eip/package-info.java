/** API tests of public and elastic IP addresses. */
@NullMarked
package dev.skystage.gateway.eip;

import org.jspecify.annotations.NullMarked;
