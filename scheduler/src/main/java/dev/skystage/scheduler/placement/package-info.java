/** Places: which host an instance lives on, what the zones have left, and the operator's levers on hosts. */
@NullMarked
package dev.skystage.scheduler.placement;

import org.jspecify.annotations.NullMarked;
