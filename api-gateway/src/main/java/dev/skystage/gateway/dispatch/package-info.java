/** The way of a call from the servlet to its action and back. */
@NullMarked
package dev.skystage.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
