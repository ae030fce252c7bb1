/** API tests of disks. */
@NullMarked
package dev.skystage.gateway.disk;

import org.jspecify.annotations.NullMarked;
