package dev.skystage.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAuthorityTest {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "::1", "*.aliyuncs.com");
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    @Test
    void theSecondStartFindsWhatTheFirstMade() throws Exception {
        var first = certificate(NAMES);
        var ca = Files.readString(directory.resolve("ca.pem"));
        assertThat(certificate(NAMES)).isEqualTo(first);
        assertThat(directory.resolve("ca.pem")).hasContent(ca);
    }

    @Test
    void aMissingNameMakesANewServerCertificateOfTheSameCa() throws Exception {
        var first = certificate(NAMES);
        var ca = Files.readString(directory.resolve("ca.pem"));
        var second = certificate(List.of("localhost", "staging.example", "10.0.0.7", "fd00::7"));
        assertThat(second).isNotEqualTo(first);
        assertThat(second.getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("localhost", "staging.example", "10.0.0.7", "fd00:0:0:0:0:0:0:7");
        assertThat(directory.resolve("ca.pem")).hasContent(ca);
        assertThat(certificate(List.of("10.0.0.7", "fd00::7"))).isEqualTo(second);
    }

    @Test
    void aServerCertificateIsRenewedAMonthBeforeItsEnd() throws Exception {
        var first = certificate(NAMES);
        now = first.getNotAfter().toInstant().minus(Duration.ofDays(31));
        assertThat(certificate(NAMES)).isEqualTo(first);
        now = now.plus(Duration.ofDays(2));
        assertThat(certificate(NAMES)).isNotEqualTo(first);
    }

    @Test
    void onlyTheOwnerReadsTheKeys() throws Exception {
        certificate(NAMES);
        for (var key : List.of("ca.key", "server.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.pem", "ca.key", "server.pem", "server.key", ".lock");
        }
    }

    @Test
    void replicasThatStartTogetherHaveOneCa() throws Exception {
        var starts = new ArrayList<Callable<X509Certificate>>();
        for (var i = 0; i < 16; i++) {
            starts.add(() -> certificate(NAMES));
        }
        try (var replicas = Executors.newFixedThreadPool(16)) {
            var first = replicas.submit(starts.getFirst()).get();
            for (var other : replicas.invokeAll(starts)) {
                assertThat(other.get()).isEqualTo(first);
            }
        }
    }

    /** As a full disk or a kill leaves the file. */
    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "ca.key", "server.pem", "server.key"})
    void aFileCutAnywhereIsMadeAnewOrRefused(String name) throws Exception {
        certificate(NAMES);
        var ca = Files.readString(directory.resolve("ca.pem"));
        var file = directory.resolve(name);
        var whole = Files.readAllBytes(file);
        for (var length = 0; length < whole.length - 1; length += 1 + length % 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            if (name.startsWith("server")) {
                assertThat(certificate(NAMES)).isNotNull();
            } else {
                assertThatThrownBy(() -> certificate(NAMES))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(directory.toString());
            }
        }
        Files.write(file, whole);
        if (name.startsWith("ca")) {
            certificate(NAMES);
        }
        assertThat(directory.resolve("ca.pem")).hasContent(ca);
    }

    @Test
    void aCertificateWithoutItsKeyIsRefusedAndAKeyWithoutItsCertificateIsNobodys() throws Exception {
        certificate(NAMES);
        Files.delete(directory.resolve("ca.pem"));
        assertThat(certificate(NAMES)).isNotNull();
        Files.delete(directory.resolve("ca.key"));
        assertThatThrownBy(() -> certificate(NAMES)).hasMessageContaining(directory.toString());
    }

    @Test
    void everyRegionHasItsWildcard() {
        assertThat(TlsConfiguration.names(List.of("extra"), List.of("cn-hangzhou", "us-east-1")))
                .contains("localhost", "::1", "*.aliyuncs.com", "*.cn-hangzhou.aliyuncs.com", "extra");
    }

    private X509Certificate certificate(List<String> names) throws Exception {
        var keys = new CertificateAuthority(directory, names, () -> now).serverKeys();
        return (X509Certificate) keys.getCertificate("server");
    }
}
