/** The harness of the API tests: one running application, accounts of its own for every test, and time in its hand. */
@NullMarked
package dev.skystage.gateway.testing;

import org.jspecify.annotations.NullMarked;
