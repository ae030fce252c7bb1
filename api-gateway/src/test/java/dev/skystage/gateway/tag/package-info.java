/** Tests of tags. */
@NullMarked
package dev.skystage.gateway.tag;

import org.jspecify.annotations.NullMarked;
