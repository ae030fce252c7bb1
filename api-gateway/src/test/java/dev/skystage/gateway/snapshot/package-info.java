/** API tests of snapshots. */
@NullMarked
package dev.skystage.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
