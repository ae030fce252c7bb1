/** Tests of prefix lists through the front door. */
@NullMarked
package dev.skystage.gateway.prefixlist;

import org.jspecify.annotations.NullMarked;
