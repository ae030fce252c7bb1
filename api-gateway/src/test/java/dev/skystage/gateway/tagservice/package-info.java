/** API tests of the Tag product. */
@NullMarked
package dev.skystage.gateway.tagservice;

import org.jspecify.annotations.NullMarked;
