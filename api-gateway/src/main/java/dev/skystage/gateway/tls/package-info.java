/** The API port: HTTP and HTTPS side by side, its certificates, and the answers to malformed HTTP. */
@NullMarked
package dev.skystage.gateway.tls;

import org.jspecify.annotations.NullMarked;
