package dev.skystage.gateway.tls;

import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate with which the API port answers TLS. */
@FunctionalInterface
interface ServerTls {
    SslContextFactory.Server context();
}
