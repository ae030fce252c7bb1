@NullMarked
package dev.skystage.gateway.binding;

import org.jspecify.annotations.NullMarked;
