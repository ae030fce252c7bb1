@NullMarked
package dev.skystage.controlplane.instance;

import org.jspecify.annotations.NullMarked;
