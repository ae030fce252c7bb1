@NullMarked
package dev.skystage.persistence.host;

import org.jspecify.annotations.NullMarked;
