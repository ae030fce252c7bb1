package dev.skystage.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.HttpProperties;
import dev.skystage.gateway.rendering.AnswerWriter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.GracefulShutdownResult;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A port that is being closed answers the calls that it has begun to read. */
class GracefulStopTest {
    private static final HttpProperties LIMITS = new HttpProperties(
            DataSize.ofMegabytes(1), DataSize.ofKilobytes(64), Duration.ofSeconds(5), DataSize.ofMegabytes(3), 300);
    private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private WebServer server;
    private int port;

    private final class Slow extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            arrived.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            response.getOutputStream().write("answered".getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void start() {
        var json = new JsonMapper();
        var refusals =
                new RefusalHandler(new ErrorTable(new Contract(json)), new AnswerWriter(json), () -> "R", 65_536);
        var factory = new JettyServletWebServerFactory(0);
        factory.setShutdown(Shutdown.GRACEFUL);
        new ApiPort(null, refusals, LIMITS).customize(factory);
        server = factory.getWebServer(
                context -> context.addServlet("slow", new Slow()).addMapping("/*"));
        server.start();
        port = server.getPort();
    }

    @AfterEach
    void stop() {
        answer.countDown();
        server.stop();
    }

    private CompletableFuture<GracefulShutdownResult> close() {
        var closed = new CompletableFuture<GracefulShutdownResult>();
        server.shutDownGracefully(closed::complete);
        return closed;
    }

    private Socket begin(String request) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aCallThatIsBeingWorkedOnIsAnswered() throws Exception {
        try (var call = begin(GET)) {
            arrived.await();
            var closed = close();
            await().untilAsserted(
                            () -> assertThatThrownBy(() -> begin(GET).close()).isInstanceOf(ConnectException.class));
            assertThat(closed).isNotDone();
            answer.countDown();
            assertThat(rest(call))
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close")
                    .endsWith("answered");
            assertThat(closed.get()).isEqualTo(GracefulShutdownResult.IDLE);
        }
    }

    /** The body is read before the call gets a thread, so no thread works on it yet. */
    @Test
    void aCallWhoseBodyIsArrivingIsAnswered() throws Exception {
        try (var call = begin("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=");
                var other = begin(GET)) {
            arrived.await();
            var closed = close();
            await().untilAsserted(
                            () -> assertThatThrownBy(() -> begin(GET).close()).isInstanceOf(ConnectException.class));
            answer.countDown();
            assertThat(rest(other)).endsWith("answered");
            call.getOutputStream().write('b');
            assertThat(rest(call)).startsWith("HTTP/1.1 200").endsWith("answered");
            assertThat(closed.get()).isEqualTo(GracefulShutdownResult.IDLE);
        }
    }
}
