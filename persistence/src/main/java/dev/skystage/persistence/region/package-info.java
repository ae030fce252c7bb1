@NullMarked
package dev.skystage.persistence.region;

import org.jspecify.annotations.NullMarked;
