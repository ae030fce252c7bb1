@NullMarked
package dev.skystage.gateway.rendering;

import org.jspecify.annotations.NullMarked;
