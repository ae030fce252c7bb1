@NullMarked
package dev.skystage.controlplane.lifecycle;

import org.jspecify.annotations.NullMarked;
