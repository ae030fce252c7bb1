package dev.skystage.gateway.actuator;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Whether a call to the API would get through: down when it would wait too long for a thread, or for a connection. */
class ApiPortHealthIndicator extends AbstractHealthIndicator {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private volatile @Nullable Server server;

    /** The management port is a context of its own, whose events arrive here too. */
    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null
                && event.getWebServer() instanceof JettyWebServer jetty) {
            server = jetty.getServer();
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
        var port = server;
        if (port == null) {
            builder.unknown();
            return;
        }
        if (!accepts(port)) {
            builder.down().withDetail("full", "connections");
            return;
        }
        var ran = new CountDownLatch(1);
        port.getThreadPool().execute(ran::countDown);
        if (ran.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            builder.up();
        } else {
            builder.down().withDetail("full", "threads");
        }
    }

    /** Not while the maximum of connections is open. */
    private static boolean accepts(Server port) {
        return Arrays.stream(port.getConnectors())
                .allMatch(connector -> connector instanceof AbstractConnector open && open.isAccepting());
    }
}
