/** The parameters of requests to create instances, checked topic by topic and turned into one specification. */
@NullMarked
package dev.skystage.controlplane.resources.instance.creation;

import org.jspecify.annotations.NullMarked;
