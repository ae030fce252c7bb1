/** Tests of who may do what. */
@NullMarked
package dev.skystage.gateway.identity;

import org.jspecify.annotations.NullMarked;
