/** API tests of instance types. */
@NullMarked
package dev.skystage.gateway.instancetype;

import org.jspecify.annotations.NullMarked;
