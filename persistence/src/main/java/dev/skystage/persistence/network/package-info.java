@NullMarked
package dev.skystage.persistence.network;

import org.jspecify.annotations.NullMarked;
