/** The API port: HTTP and HTTPS side by side, the certificates behind it, and answers to what is no valid HTTP. */
@NullMarked
package dev.skystage.gateway.tls;

import org.jspecify.annotations.NullMarked;
