/** What the foundation costs: one class per measurement, and what they need to boot a cloud and to load it. */
@NullMarked
package dev.skystage.bench;

import org.jspecify.annotations.NullMarked;
