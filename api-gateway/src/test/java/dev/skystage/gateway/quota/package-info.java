/** Tests of quotas under concurrency. */
@NullMarked
package dev.skystage.gateway.quota;

import org.jspecify.annotations.NullMarked;
