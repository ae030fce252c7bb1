package dev.skystage.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.HttpProperties;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.rendering.AnswerWriter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The API port on a real network socket, with a servlet that shows what it has parsed. */
class ApiPortTest {
    private static final HttpProperties LIMITS = new HttpProperties(
            DataSize.ofMegabytes(1), DataSize.ofKilobytes(64), Duration.ofSeconds(2), DataSize.ofMegabytes(3), 300);

    @TempDir
    static Path directory;

    private static WebServer server;
    private static SSLContext trust;

    /** Answers what was parsed, or the code of the refusal. */
    private static final class Echo extends HttpServlet {
        private final transient RpcRequestParser parser = new RpcRequestParser();

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String answer;
            try {
                var parsed = parser.parse(request);
                answer = "%s %s secure=%s host=%s parameters=%d body=%d"
                        .formatted(
                                parsed.method(),
                                parsed.path(),
                                parsed.secure(),
                                parsed.host(),
                                parsed.parameters().size(),
                                parsed.body().remaining());
            } catch (ApiException e) {
                response.setStatus(400);
                answer = e.code();
            }
            response.setContentType("text/plain");
            response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        var json = new JsonMapper();
        var authority = new CertificateAuthority(
                directory, TlsConfiguration.names(List.of(), List.of("cn-hangzhou")), InstantSource.system());
        var refusals = new RefusalHandler(
                new ErrorTable(new Contract(json)), new AnswerWriter(json), () -> "REQUEST-ID", 65_536);
        var factory = new JettyServletWebServerFactory(0);
        new ApiPort(authority, refusals, LIMITS).customize(factory);
        server = factory.getWebServer(context -> {
            var echo = context.addServlet("echo", new Echo());
            echo.setLoadOnStartup(1);
            echo.addMapping("/*");
        });
        server.start();
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var ca = Files.newInputStream(authority.file())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(ca));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void bothProtocolsAnswerOnOnePort(String scheme) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(trust).build()) {
            var uri = URI.create(scheme + "://localhost:" + server.getPort() + "/?A=1&B=2");
            for (var i = 0; i < 2; i++) {
                var response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(response.body())
                        .isEqualTo("GET / secure=" + scheme.equals("https") + " host=localhost:" + server.getPort()
                                + " parameters=2 body=0");
                assertThat(response.headers().map()).doesNotContainKey("server");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecs.aliyuncs.com", "ecs.cn-hangzhou.aliyuncs.com", "127.0.0.1", "localhost"})
    void theCertificateIsGoodForTheNamesOfTheApi(String name) throws Exception {
        try (var socket = connect();
                var tls = (SSLSocket) trust.getSocketFactory().createSocket(socket, name, server.getPort(), true)) {
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (!Character.isDigit(name.charAt(0))) {
                parameters.setServerNames(List.of(new SNIHostName(name)));
            }
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            assertThat(exchange(tls, "GET /?A=1 HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n"))
                    .contains("secure=true host=" + name);
        }
    }

    @Test
    void anUnknownServerNameIsServedAllTheSame() throws Exception {
        try (var socket = connect();
                var tls = (SSLSocket) trust.getSocketFactory().createSocket(socket, "elsewhere.test", 1, true)) {
            tls.startHandshake();
            assertThat(exchange(tls, "GET / HTTP/1.1\r\nHost: third.test\r\nConnection: close\r\n\r\n"))
                    .contains("secure=true host=third.test");
        }
    }

    @Test
    void absoluteFormTargets() throws Exception {
        assertThat(
                        raw(
                                "POST http://ecs.aliyuncs.com/?A=1&B HTTP/1.1\r\nHost: ecs.aliyuncs.com\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .contains("POST / secure=false host=ecs.aliyuncs.com parameters=2 body=0");
        assertThat(raw("GET http://ecs.aliyuncs.com?A=1 HTTP/1.1\r\nHost: proxy:3128\r\nConnection: close\r\n\r\n"))
                .contains("GET / secure=false host=proxy:3128 parameters=1");
    }

    @Test
    void aChunkedEmptyBodyWithoutContentType() throws Exception {
        assertThat(
                        raw(
                                "POST /?A=1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n"))
                .contains("parameters=1 body=0");
    }

    @Test
    void aGetWithLongUserData() throws Exception {
        assertThat(raw("GET /?UserData=" + "x".repeat(60_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("200 OK")
                .contains("parameters=1");
    }

    @Test
    void tenMegabytesAreReadAndRefused() throws Exception {
        assertThat(raw(
                        "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000002\r\nConnection: close\r\n\r\na="
                                + "x".repeat(10_000_000)))
                .contains("HTTP/1.1 400")
                .endsWith("InvalidParameter.RequestTooLarge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nab",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nConnection: close\r\n\r\nA=1",
                "GET /?A=%C3%28 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /?A=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            })
    void brokenContentIsARefusalOfTheParser(String request) throws Exception {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400");
            assertThat(answer).contains("InvalidParameter");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / SMTP/1.0\r\nHost: x\r\n\r\n",
                "GET /?a=\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /..;/%2f/%2e%2e HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /../.. HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: something\r\nConnection: close\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void malformedHttpIsAnsweredInTheFormOfTheApi(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 4").contains("Content-Type: application/json;charset=utf-8");
        var error = new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(error.propertyNames()).contains("RequestId", "HostId", "Code", "Message", "Recommend");
        assertThat(error.get("Code").asString()).startsWith("InvalidParameter");
        assertThat(answer).doesNotContain("org.eclipse", "Exception", "Server:");
    }

    @Test
    void oversizeUrlsAndHeadersAreAnsweredInTheFormOfTheApi() throws Exception {
        assertThat(raw("GET /?a=" + "x".repeat(70_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414")
                .contains("InvalidParameter.HeaderTooLarge");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("InvalidParameter.HeaderTooLarge");
    }

    /** Headers of one letter: little to send, much to store. */
    @ParameterizedTest
    @ValueSource(ints = {300, 10_000, 16_000})
    void manyHeadersAreRefused(int headers) throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\n" + "a:\r\n".repeat(headers) + "\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("InvalidParameter.HeaderTooLarge");
    }

    @Test
    void moreParametersThanAnyCallHasAreRefused() throws Exception {
        assertThat(raw("GET /?" + "a&".repeat(1000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /?" + "a&".repeat(1001) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .endsWith("InvalidParameter");
    }

    /** More senders than threads, each with a byte now and then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\na=",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\na=",
                "GET / HTTP/1.1\r\nHost: x\r\nLong: ",
                "GET /?a=",
            })
    void slowSendersHoldNoThreadAndAreCutOff(String begun) throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 250; i++) {
                var socket = connect();
                slow.add(socket);
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
            }
            var begin = System.nanoTime();
            assertThat(raw("GET /?A=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            for (var socket : slow) {
                trickleUntilClosed(socket);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private static void trickleUntilClosed(Socket socket) throws IOException {
        socket.setSoTimeout(500);
        var said = new StringBuilder();
        while (true) {
            try {
                var letter = socket.getInputStream().read();
                if (letter < 0) {
                    break;
                }
                said.append((char) letter);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write('x');
            } catch (SocketException e) {
                break; // the server has reset the connection
            }
        }
        if (!said.isEmpty()) {
            assertThat(said.toString()).startsWith("HTTP/1.1 408").contains("\"Code\":");
        }
    }

    /** There is memory for three bodies of a megabyte. */
    @Test
    void largeBodiesThatDoNotFitAreRefusedAndSmallOnesPass() throws Exception {
        var large = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\nConnection: close\r\n\r\na="
                + "x".repeat(999_990);
        var held = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 3; i++) {
                var socket = connect();
                held.add(socket);
                socket.getOutputStream().write(large.getBytes(StandardCharsets.ISO_8859_1));
            }
            // before the three have arrived there is still memory
            await().untilAsserted(() -> assertThat(raw(large + "x".repeat(8)))
                    .startsWith("HTTP/1.1 400")
                    .endsWith("ServiceUnavailable"));
            assertThat(raw("POST /?A=1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nB=123"))
                    .startsWith("HTTP/1.1 200")
                    .contains("body=5");
            for (var socket : held) {
                assertThat(exchange(socket, "x".repeat(8))).startsWith("HTTP/1.1 200");
            }
            // the memory is given back after the answer
            await().untilAsserted(() -> assertThat(raw(large + "x".repeat(8))).startsWith("HTTP/1.1 200"));
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    /** Idle connections are closed when the maximum is open. */
    @Test
    void idleConnectionsKeepNobodyOut() throws Exception {
        var connector =
                (AbstractConnector) ((JettyWebServer) server).getServer().getConnectors()[0];
        var idle = new ArrayList<Socket>();
        try {
            for (var i = 0; i < LIMITS.connections(); i++) {
                idle.add(connect());
            }
            await().until(() -> !connector.isAccepting());
            assertThat(raw("GET /?A=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
            await().until(connector::isAccepting);
        } finally {
            for (var socket : idle) {
                socket.close();
            }
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String raw(String request) throws IOException {
        try (var socket = connect()) {
            return exchange(socket, request);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
