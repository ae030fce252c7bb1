@NullMarked
package dev.skystage.controlplane.api;

import org.jspecify.annotations.NullMarked;
