@NullMarked
package dev.skystage.persistence;

import org.jspecify.annotations.NullMarked;
