package dev.skystage.gateway.signature;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.scheduler.clock.CloudClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Finds out who sent a request, in this order: is everything there, does the key exist and work, does the signature
 * match, is the STS token right, is the timestamp fresh, is the nonce new. The nonce comes last, so that nobody
 * without the secret can use up another caller's nonces.
 */
@Component
@EnableConfigurationProperties(AuthProperties.class)
public class Authenticator {
    private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(15);

    private final AuthProperties properties;
    private final Credentials credentials;
    private final LenientAccounts lenientAccounts;
    private final NonceRegistry nonces;
    private final InstantSource realTime;
    private final InstantSource cloudTime;

    @Autowired
    public Authenticator(
            AuthProperties properties,
            Credentials credentials,
            LenientAccounts lenientAccounts,
            NonceRegistry nonces,
            CloudClock clock) {
        this(properties, credentials, lenientAccounts, nonces, clock::realNow, clock::now);
    }

    Authenticator(
            AuthProperties properties,
            Credentials credentials,
            LenientAccounts lenientAccounts,
            NonceRegistry nonces,
            InstantSource realTime,
            InstantSource cloudTime) {
        this.properties = properties;
        this.credentials = credentials;
        this.lenientAccounts = lenientAccounts;
        this.nonces = nonces;
        this.realTime = realTime;
        this.cloudTime = cloudTime;
    }

    /** The caller, or an ApiException that says what is wrong. */
    public Identity authenticate(RpcRequest request) {
        if (properties.mode() == AuthProperties.Mode.LENIENT) {
            return lenient(request);
        }
        var authorization = request.header("Authorization");
        if (authorization != null && request.isV3()) {
            return signed(V3Request.of(request, authorization));
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
        if (properties.nonce()) {
            check(nonces.use(request.accessKeyId(), request.nonce(), fresh), "SignatureNonceUsed");
        }
        return identity(credential);
    }

    private static void checkToken(Credential credential, @Nullable String token) {
        var given = token == null ? "" : token;
        var expected = credential.securityToken();
        if (expected == null) {
            check(given.isEmpty(), "InvalidSecurityToken.Malformed");
            return;
        }
        check(!given.isEmpty(), "MissingSecurityToken");
        check(
                MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)),
                "InvalidSecurityToken.MismatchWithAccessKey");
    }

    private void checkExpiry(Credential credential) {
        var expiresAt = credential.expiresAt();
        check(expiresAt == null || cloudTime.instant().isBefore(expiresAt), "InvalidSecurityToken.Expired");
    }

    /** Until when a replay of the request would be fresh. */
    private Instant checkFresh(Instant timestamp) {
        var now = realTime.instant();
        var window = properties.timestampWindow();
        if (window.isZero()) {
            return now.plus(DEFAULT_WINDOW);
        }
        check(Duration.between(timestamp, now).abs().compareTo(window) <= 0, "IllegalTimestamp");
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
        return identity(credential);
    }

    private static boolean isBearer(RpcRequest request) {
        var header = request.header("x-acs-bearer-token");
        return (header != null && !header.isEmpty()) || "BEARERTOKEN".equals(request.parameter("SignatureType"));
    }

    private Identity lenient(RpcRequest request) {
        var accessKeyId = claimedKey(request);
        return new Identity(lenientAccounts.accountFor(accessKeyId), accessKeyId == null ? "" : accessKeyId, "root");
    }

    private static @Nullable String claimedKey(RpcRequest request) {
        var key = request.parameter("AccessKeyId");
        var authorization = request.header("Authorization");
        if (authorization != null && request.isV3()) {
            var start = authorization.indexOf("Credential=");
            var end = authorization.indexOf(',', Math.max(start, 0));
            key = start < 0
                    ? null
                    : authorization.substring(start + "Credential=".length(), end < 0 ? authorization.length() : end);
        }
        return key == null || key.isBlank() ? null : key.strip();
    }

    private static Identity identity(Credential credential) {
        return new Identity(credential.accountId(), credential.accessKeyId(), credential.principal());
    }

    static ApiException missing(String parameter) {
        return new ApiException("MissingParameter", parameter);
    }
}
