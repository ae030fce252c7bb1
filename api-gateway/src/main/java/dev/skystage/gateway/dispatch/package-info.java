@NullMarked
package dev.skystage.gateway.dispatch;

import org.jspecify.annotations.NullMarked;
