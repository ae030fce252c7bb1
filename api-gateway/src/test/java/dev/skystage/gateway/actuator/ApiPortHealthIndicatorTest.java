package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;

/** A gateway whose API port is full does not report that it is ready. */
class ApiPortHealthIndicatorTest {
    private static final int THREADS = 8;
    private static final int CONNECTIONS = 40;

    private final ApiPortHealthIndicator indicator = new ApiPortHealthIndicator();
    private final CountDownLatch answer = new CountDownLatch(1);
    private final List<Socket> callers = new ArrayList<>();
    private WebServer server;

    private final class Slow extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void start() {
        var factory = new JettyServletWebServerFactory(0);
        factory.setThreadPool(new QueuedThreadPool(THREADS));
        factory.addServerCustomizers(
                jetty -> jetty.addBean(new NetworkConnectionLimit(CONNECTIONS, jetty.getConnectors())));
        server = factory.getWebServer(
                context -> context.addServlet("slow", new Slow()).addMapping("/*"));
        server.start();
        indicator.opened(new ServletWebServerInitializedEvent(server, new ServletWebServerApplicationContext()));
    }

    @AfterEach
    void stop() throws IOException {
        answer.countDown();
        for (var caller : callers) {
            caller.close();
        }
        server.stop();
    }

    private void call(String request) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        callers.add(socket);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Status status() {
        return indicator.health().getStatus();
    }

    @Test
    void everyThreadIsTaken() throws IOException {
        assertThat(status()).isEqualTo(Status.UP);
        for (var i = 0; i < 2 * THREADS; i++) {
            call("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        await().until(() -> status().equals(Status.DOWN));
        assertThat(indicator.health().getDetails()).containsEntry("full", "threads");
        answer.countDown();
        await().until(() -> status().equals(Status.UP));
    }

    @Test
    void everyConnectionIsTaken() throws IOException {
        for (var i = 0; i < 2 * CONNECTIONS; i++) {
            call("GET /");
        }
        await().until(() -> status().equals(Status.DOWN));
        assertThat(indicator.health().getDetails()).containsEntry("full", "connections");
        for (var caller : callers) {
            caller.close();
        }
        await().until(() -> status().equals(Status.UP));
    }

    /** A replica that is only a worker has no API port. */
    @Test
    void withoutAPortTheStatusIsUnknown() {
        assertThat(new ApiPortHealthIndicator().health().getStatus()).isEqualTo(Status.UNKNOWN);
    }
}
