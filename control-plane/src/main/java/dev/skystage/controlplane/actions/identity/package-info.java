/** The API of identity: RAM, STS, and Location, which tells where a service is. */
@NullMarked
package dev.skystage.controlplane.actions.identity;

import org.jspecify.annotations.NullMarked;
