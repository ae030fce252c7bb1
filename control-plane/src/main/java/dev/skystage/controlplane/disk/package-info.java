@NullMarked
package dev.skystage.controlplane.disk;

import org.jspecify.annotations.NullMarked;
