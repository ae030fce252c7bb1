/** Tests of monitoring data. */
@NullMarked
package dev.skystage.gateway.monitoring;

import org.jspecify.annotations.NullMarked;
