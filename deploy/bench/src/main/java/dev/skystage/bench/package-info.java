/** Benchmarks and attacks, one class for each, and what they need to start a cloud and to load it. */
@NullMarked
package dev.skystage.bench;

import org.jspecify.annotations.NullMarked;
