@NullMarked
package dev.skystage.persistence.instancetype;

import org.jspecify.annotations.NullMarked;
