/** What operators see and steer on the management port: one small endpoint per subject, paged, straight from SQL. */
@NullMarked
package dev.skystage.gateway.actuator;

import org.jspecify.annotations.NullMarked;
