@NullMarked
package dev.skystage.persistence.account;

import org.jspecify.annotations.NullMarked;
