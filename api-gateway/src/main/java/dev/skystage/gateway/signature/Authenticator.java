package dev.skystage.gateway.signature;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.V3Authorization;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Finds out who sent a request. It asks in this order: is everything there, does the key exist and work, does the
 * signature match, is the STS token right, is the timestamp fresh, is the nonce new. The nonce comes last, so that
 * nobody without the secret can use up another caller's nonces.
 */
@Component
@EnableConfigurationProperties(AuthProperties.class)
public class Authenticator {
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(15);
    private static final int LONGEST_KEY = 128;

    private final AuthProperties properties;
    private final Credentials credentials;
    private final LenientAccounts lenientAccounts;
    private final NonceRegistry nonces;
    private final RealClock clock;

    public Authenticator(
            AuthProperties properties,
            Credentials credentials,
            LenientAccounts lenientAccounts,
            NonceRegistry nonces,
            RealClock clock) {
        this.properties = properties;
        this.credentials = credentials;
        this.lenientAccounts = lenientAccounts;
        this.nonces = nonces;
        this.clock = clock;
    }

    /** The caller; refuses with the code that says what is wrong. */
    public Identity authenticate(RpcRequest request) {
        if (properties.mode() == AuthProperties.Mode.LENIENT) {
            return lenient(request);
        }
        var v3 = V3Authorization.of(request.header("Authorization"));
        if (v3 != null) {
            return signed(V3Request.of(request, v3));
        }
        if (isBearer(request)) {
            return bearer(request);
        }
        return signed(V1Request.of(request));
    }

    private Identity signed(SignedRequest request) {
        var timestamp = Timestamps.parse(request.timestamp());
        var credential = credentials
                .find(request.accessKeyId())
                .filter(found -> !found.kind().equals("bearer"))
                .orElseThrow(() -> new ApiException("InvalidAccessKeyId.NotFound"));
        check(credential.active(), "Forbidden.AccessKeyDisabled");
        request.mismatch(credential.secret()).ifPresent(text -> {
            throw new ApiException("SignatureDoesNotMatch", text);
        });
        checkToken(credential, request.securityToken());
        checkExpiry(credential);
        var fresh = checkFresh(timestamp);
        if (!properties.nonce()) {
            return identity(credential, 0);
        }
        var nonce = NonceRegistry.hash(request.accessKeyId(), request.nonce());
        check(nonces.use(nonce, fresh), "SignatureNonceUsed");
        return identity(credential, nonce);
    }

    private static void checkToken(Credential credential, @Nullable String token) {
        var given = token == null ? "" : token;
        var expected = credential.tokenHash();
        if (expected == null) {
            check(given.isEmpty(), "InvalidSecurityToken.Malformed");
            return;
        }
        check(!given.isEmpty(), "MissingSecurityToken");
        check(
                MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        Accounts.hash(given).getBytes(StandardCharsets.UTF_8)),
                "InvalidSecurityToken.MismatchWithAccessKey");
    }

    private void checkExpiry(Credential credential) {
        var expiresAt = credential.expiresAt();
        check(expiresAt == null || clock.now().isBefore(expiresAt), "InvalidSecurityToken.Expired");
    }

    /** Until when a replay of the request would still be fresh. */
    private RealInstant checkFresh(RealInstant timestamp) {
        var now = clock.now();
        var window = properties.timestampWindow();
        if (window.isZero()) {
            return now.plus(DEFAULT_WINDOW);
        }
        check(timestamp.until(now).abs().compareTo(window) <= 0, "IllegalTimestamp");
        return (timestamp.isAfter(now) ? timestamp : now).plus(window);
    }

    private Identity bearer(RpcRequest request) {
        var header = request.header("x-acs-bearer-token");
        var token = header == null || header.isEmpty() ? request.parameter("BearerToken") : header;
        if (token == null || token.isEmpty()) {
            throw missing("BearerToken");
        }
        var credential =
                credentials.findBearer(token).orElseThrow(() -> new ApiException("InvalidBearerToken.NotFound"));
        check(credential.active(), "Forbidden.AccessKeyDisabled");
        checkExpiry(credential);
        return identity(credential, 0);
    }

    private static boolean isBearer(RpcRequest request) {
        var header = request.header("x-acs-bearer-token");
        return (header != null && !header.isEmpty()) || "BEARERTOKEN".equals(request.parameter("SignatureType"));
    }

    private Identity lenient(RpcRequest request) {
        var accessKeyId = claimedKey(request);
        check(accessKeyId == null || accessKeyId.length() <= LONGEST_KEY, "InvalidAccessKeyId.NotFound");
        return new Identity(lenientAccounts.accountFor(accessKeyId), accessKeyId == null ? "" : accessKeyId, "root", 0);
    }

    private static @Nullable String claimedKey(RpcRequest request) {
        var v3 = V3Authorization.of(request.header("Authorization"));
        var key = v3 == null ? request.parameter("AccessKeyId") : v3.credential();
        return key == null || key.isBlank() ? null : key.strip();
    }

    private static Identity identity(Credential credential, long nonce) {
        return new Identity(credential.accountId(), credential.accessKeyId(), credential.principal(), nonce);
    }

    static ApiException missing(String parameter) {
        return new ApiException("MissingParameter", parameter);
    }
}
