/** What users say to the guest system of an instance; one rule each for every action. */
@NullMarked
package dev.skystage.controlplane.resources.instance.guest;

import org.jspecify.annotations.NullMarked;
