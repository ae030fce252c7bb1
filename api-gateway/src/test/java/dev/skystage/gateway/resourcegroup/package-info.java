@NullMarked
package dev.skystage.gateway.resourcegroup;

import org.jspecify.annotations.NullMarked;
