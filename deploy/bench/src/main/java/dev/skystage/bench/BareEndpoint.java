package dev.skystage.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.gateway.signature.AuthProperties;
import dev.skystage.gateway.signature.Authenticator;
import dev.skystage.gateway.signature.Credentials;
import dev.skystage.scheduler.clock.RealClock;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that is needed to answer a signed request from a row: the same HTTP server and pool as the cloud, the
 * cloud's own check of the signature, one select by key, a small JSON. It is a process of its own, and its arguments
 * are its port and the database.
 */
final class BareEndpoint extends HttpServlet {
    private static final JsonMapper JSON = new JsonMapper();
    private final transient RpcRequestParser parser = new RpcRequestParser();
    private final transient Authenticator authenticator;
    private final transient JdbcClient jdbc;

    private BareEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.authenticator = new Authenticator(
                new AuthProperties(AuthProperties.Mode.STRICT, Duration.ofMinutes(15), true),
                new OneKey(),
                key -> "",
                new NonceRegistry(RealClock.SYSTEM),
                RealClock.SYSTEM);
    }

    /** Knows the default account's key. */
    private record OneKey() implements Credentials {
        private static final Credential KEY =
                new Credential("1000000000000001", "skystage", "skystage", null, "root", "root", true, null);

        @Override
        public Optional<Credential> find(String accessKeyId) {
            return accessKeyId.equals(KEY.accessKeyId()) ? Optional.of(KEY) : Optional.empty();
        }

        @Override
        public Optional<Credential> findBearer(String token) {
            return Optional.empty();
        }
    }

    private record Row(String id, String name, String status, String zone) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parsed = parser.parse(request);
        authenticator.authenticate(parsed);
        @Nullable String ids = parsed.parameter("InstanceIds");
        if (ids == null) {
            throw new IllegalArgumentException("no InstanceIds");
        }
        var row = jdbc.sql("select id, name, status, zone_id from instance where id = ?")
                .param(ids.substring(2, ids.length() - 2))
                .query((found, n) ->
                        new Row(found.getString(1), found.getString(2), found.getString(3), found.getString(4)))
                .single();
        var body = JSON.writeValueAsBytes(row);
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public static void main(String[] arguments) throws Exception {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(12);
        var server = new Server(new QueuedThreadPool(200));
        var connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(arguments[0]));
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new BareEndpoint(JdbcClient.create(pool))), "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }
}
