@NullMarked
package dev.skystage.controlplane.quota;

import org.jspecify.annotations.NullMarked;
