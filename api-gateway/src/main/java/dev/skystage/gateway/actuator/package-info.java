/**
 * What operators see and do on the management port: one small endpoint per subject, with pages, read directly by SQL.
 */
@NullMarked
package dev.skystage.gateway.actuator;

import org.jspecify.annotations.NullMarked;
