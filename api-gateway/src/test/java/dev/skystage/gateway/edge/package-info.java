/** API tests of edge regions and their instances. */
@NullMarked
package dev.skystage.gateway.edge;

import org.jspecify.annotations.NullMarked;
