package dev.skystage.gateway.tls;

import dev.skystage.gateway.http.BodyIntake;
import dev.skystage.gateway.http.HttpProperties;
import java.util.List;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Sets up the API port: plain HTTP and TLS side by side (the first byte tells which; some clients insist on HTTPS for
 * certain calls), headers as long as the longest GET, and the API's own answers to malformed HTTP. The management port
 * has a server factory of its own, which customizers of the main context do not change.
 */
final class ApiPort implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    private static final long IDLE_MILLIS = 60_000; // longer than the SDKs' pools keep idle connections
    private static final long CROWDED_IDLE_MILLIS = 2_000;
    // A request line with a full URL names the real endpoint; the Host header beside it often names the proxy.
    private static final HttpCompliance COMPLIANCE =
            HttpCompliance.RFC9110.with("SKYSTAGE", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

    private final @Nullable ServerTls tls;
    private final RefusalHandler refusals;
    private final HttpProperties limits;

    ApiPort(@Nullable ServerTls tls, RefusalHandler refusals, HttpProperties limits) {
        this.tls = tls;
        this.refusals = refusals;
        this.limits = limits;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(this::customize);
    }

    private void customize(Server server) {
        server.setErrorHandler(refusals);
        server.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(refusals));
        server.setHandler(new EagerContentHandler(server.getHandler(), new BodyIntake(limits)));
        // connectors are passed here, because the server starts without any: no call may come before the application is
        // ready
        var connections = new NetworkConnectionLimit(limits.connections(), server.getConnectors());
        connections.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(connections);
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector serverConnector) {
                customize(serverConnector);
            }
        }
    }

    private void customize(ServerConnector connector) {
        connector.setIdleTimeout(IDLE_MILLIS);
        var http = new ApiConnections(
                connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration(), limits.arrival());
        configure(http.getHttpConfiguration());
        var ownTls = connector.getConnectionFactory(SslConnectionFactory.class) != null; // configured by server.ssl.*
        if (ownTls) {
            connector.addConnectionFactory(http);
        } else if (tls == null) {
            connector.setConnectionFactories(List.of(http));
        } else {
            var detector = new DetectorConnectionFactory(tls(tls, http.getProtocol()));
            connector.setConnectionFactories(List.of(detector, http));
            connector.setDefaultProtocol(detector.getProtocol());
        }
    }

    private void configure(HttpConfiguration http) {
        http.setRequestHeaderSize(Math.toIntExact(limits.maxHeaders().toBytes()));
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHttpCompliance(COMPLIANCE);
    }

    private static SslConnectionFactory tls(ServerTls tls, String nextProtocol) {
        var context = tls.context();
        context.setSniRequired(false);
        return new SslConnectionFactory(context, nextProtocol);
    }
}
