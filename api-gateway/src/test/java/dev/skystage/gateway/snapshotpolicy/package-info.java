/** API tests of automatic snapshot policies. */
@NullMarked
package dev.skystage.gateway.snapshotpolicy;

import org.jspecify.annotations.NullMarked;
