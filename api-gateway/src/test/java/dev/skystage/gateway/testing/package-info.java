/** The harness of the API tests: one running application, separate accounts for every test, and control over time. */
@NullMarked
package dev.skystage.gateway.testing;

import org.jspecify.annotations.NullMarked;
