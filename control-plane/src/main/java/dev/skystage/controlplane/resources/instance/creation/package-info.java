/** What a request to create instances says: its parameters, checked topic by topic and turned into one specification. */
@NullMarked
package dev.skystage.controlplane.resources.instance.creation;

import org.jspecify.annotations.NullMarked;
