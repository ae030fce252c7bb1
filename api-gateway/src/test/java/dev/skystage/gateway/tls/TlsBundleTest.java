package dev.skystage.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.HttpProperties;
import dev.skystage.gateway.rendering.AnswerWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.web.server.WebServer;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A certificate from files that are only read. */
class TlsBundleTest {
    private static final HttpProperties LIMITS = new HttpProperties(
            DataSize.ofMegabytes(1), DataSize.ofKilobytes(64), Duration.ofSeconds(2), DataSize.ofMegabytes(3), 300);

    @TempDir
    Path directory;

    private SslBundle bundle(String name) {
        var made = directory.resolve(name);
        var authority = new CertificateAuthority(made, List.of("localhost", "ecs.example.org"), InstantSource.system());
        assertThat(authority.file()).exists();
        var server = PemSslStoreDetails.forCertificate("file:" + made.resolve("server.pem"))
                .withPrivateKey("file:" + made.resolve("server.key"));
        var ca = PemSslStoreDetails.forCertificate("file:" + made.resolve("ca.pem"));
        return SslBundle.of(new PemSslStoreBundle(server, ca));
    }

    @Test
    void theCertificateIsShownAndTakenAnewWhenItChanges() throws Exception {
        var first = bundle("first");
        var second = bundle("second");
        var bundles = new DefaultSslBundleRegistry("api", first);
        var server = start(new TlsBundle("api", bundles));
        try {
            assertThat(issuedBy(server, first)).isTrue();
            bundles.updateBundle("api", second);
            assertThat(issuedBy(server, second)).isTrue();
            assertThatThrownBy(() -> issuedBy(server, first)).isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void aBundleThatIsNotThereEndsTheStart() {
        var missing = new TlsBundle("api", new DefaultSslBundleRegistry());
        assertThatThrownBy(missing::context)
                .isInstanceOf(NoSuchSslBundleException.class)
                .hasMessageContaining("api");
    }

    private static WebServer start(ServerTls tls) {
        var json = new JsonMapper();
        var refusals =
                new RefusalHandler(new ErrorTable(new Contract(json)), new AnswerWriter(json), () -> "R", 65_536);
        var factory = new JettyServletWebServerFactory(0);
        new ApiPort(tls, refusals, LIMITS).customize(factory);
        var server = factory.getWebServer();
        server.start();
        return server;
    }

    /** Whether a client that trusts the bundle's CA can connect and gets a certificate of that CA. */
    private static boolean issuedBy(WebServer server, SslBundle bundle) throws IOException, InterruptedException {
        var uri = URI.create("https://localhost:" + server.getPort() + "/");
        try (var client =
                HttpClient.newBuilder().sslContext(bundle.createSslContext()).build()) {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            var shown = (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName().equals("CN=Skystage");
        }
    }
}
