/** Keeping the whole cloud in a file, and replacing it. */
@NullMarked
package dev.skystage.gateway.cloud;

import org.jspecify.annotations.NullMarked;
