/** What an account pays for. */
@NullMarked
package dev.skystage.controlplane.actions.billing;

import org.jspecify.annotations.NullMarked;
