package dev.skystage.gateway.tls;

import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What the API port answers TLS with. */
@FunctionalInterface
interface ServerTls {
    SslContextFactory.Server context();
}
