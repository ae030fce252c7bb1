/** The API of prefix lists: one file per action. */
@NullMarked
package dev.skystage.controlplane.actions.prefixlist;

import org.jspecify.annotations.NullMarked;
