/** What all lifecycles have in common: a table made from a Spring State Machine, and a history. */
@NullMarked
package dev.skystage.controlplane.lifecycle;

import org.jspecify.annotations.NullMarked;
