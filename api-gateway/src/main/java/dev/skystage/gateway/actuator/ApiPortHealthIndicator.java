package dev.skystage.gateway.actuator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/** Whether a call to the API would get a thread: down when it would wait for one too long. */
class ApiPortHealthIndicator extends AbstractHealthIndicator {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private volatile @Nullable Executor threads;

    /** The management port is a context of its own, whose events come here too. */
    @EventListener
    void opened(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null
                && event.getWebServer() instanceof JettyWebServer jetty) {
            threads = jetty.getServer().getThreadPool();
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws InterruptedException {
        var pool = threads;
        if (pool == null) {
            builder.unknown();
            return;
        }
        var ran = new CountDownLatch(1);
        pool.execute(ran::countDown);
        builder.status(ran.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS) ? "UP" : "DOWN");
    }
}
