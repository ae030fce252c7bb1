/** The application. */
@NullMarked
package dev.skystage.gateway;

import org.jspecify.annotations.NullMarked;
