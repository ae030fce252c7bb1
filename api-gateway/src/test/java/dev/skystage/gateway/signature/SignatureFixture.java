package dev.skystage.gateway.signature;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.gateway.nonce.Nonces;
import dev.skystage.scheduler.clock.RealInstant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.mock.web.MockHttpServletRequest;

/** Three keys, a bearer token, and requests as they arrive. */
final class SignatureFixture {
    static final RealInstant NOW = new RealInstant(Instant.parse("2026-01-02T03:04:05Z"));
    private static final RpcRequestParser PARSER = new RpcRequestParser();
    private static final Map<String, Credential> KEYS = Map.of(
            "testid", new Credential("1000", "testid", "testsecret", null, "root", "root", true, null),
            "STS.testid",
                    new Credential(
                            "1000",
                            "STS.testid",
                            "testsecret",
                            Accounts.hash("tok+en/="),
                            "sts",
                            "role/session",
                            true,
                            NOW.plus(Duration.ofHours(1))),
            "disabled", new Credential("1000", "disabled", "testsecret", null, "root", "root", false, null));

    RealInstant now = NOW;
    final NonceRegistry nonces = Nonces.registry(() -> now);

    Authenticator authenticator(AuthProperties.Mode mode, Duration window, boolean nonce) {
        return new Authenticator(
                new AuthProperties(mode, window, nonce),
                new Credentials() {
                    @Override
                    public Optional<Credential> find(String accessKeyId) {
                        return Optional.ofNullable(KEYS.get(accessKeyId));
                    }

                    @Override
                    public Optional<Credential> findBearer(String token) {
                        return token.equals("bearer-token")
                                ? Optional.of(new Credential("2000", "b", "", null, "bearer", "root", true, null))
                                : Optional.empty();
                    }
                },
                key -> key == null ? "default" : "account of " + key,
                nonces,
                () -> now);
    }

    /** Strict, but without checks of time and nonce: for requests that were captured. */
    Authenticator timeless() {
        return authenticator(AuthProperties.Mode.STRICT, Duration.ZERO, false);
    }

    Authenticator strict() {
        return authenticator(AuthProperties.Mode.STRICT, Duration.ofMinutes(15), true);
    }

    static RpcRequest get(String query, String... headers) {
        return request("GET", query, "", headers);
    }

    static RpcRequest post(String query, String form, String... headers) {
        return request("POST", query, form, headers);
    }

    /** Headers as "name: value". */
    static RpcRequest request(String method, String query, String form, String... headers) {
        var request = new MockHttpServletRequest(method, "/");
        request.setQueryString(query);
        if (!form.isEmpty()) {
            request.setContent(form.getBytes(StandardCharsets.UTF_8));
            request.setContentType("application/x-www-form-urlencoded");
        }
        for (var header : headers) {
            var colon = header.indexOf(':');
            request.addHeader(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return PARSER.parse(request);
    }
}
