package dev.skystage.gateway.signature;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.Parameter;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.http.V3Authorization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request signed with ACS3-HMAC-SHA256 or ACS3-HMAC-SM3 over method, path, query, chosen headers and body. */
record V3Request(
        String accessKeyId,
        @Nullable String securityToken,
        String timestamp,
        String nonce,
        RpcRequest request,
        String algorithm,
        Digest digest,
        String signedHeaders,
        String signature)
        implements SignedRequest {
    private static final HexFormat HEX = HexFormat.of();
    /** A header that is not signed could be changed on the way; every SDK signs all of these. */
    private static final List<String> ALWAYS_SIGNED =
            List.of("x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version");

    private static final Pattern AMBIGUOUS = Pattern.compile("[=&%\\r\\n]");

    static V3Request of(RpcRequest request, V3Authorization authorization) {
        var digest = switch (authorization.algorithm()) {
            case "ACS3-HMAC-SHA256" -> Digest.SHA256;
            case "ACS3-HMAC-SM3" -> Digest.SM3;
            default -> throw new ApiException("InvalidParamater", "SignatureMethod");
        };
        return new V3Request(
                required(authorization.credential(), "AccessKeyId"),
                request.header("x-acs-security-token"),
                required(request.header("x-acs-date"), "Timestamp"),
                required(request.header("x-acs-signature-nonce"), "SignatureNonce"),
                request,
                authorization.algorithm(),
                digest,
                checkedHeaders(authorization),
                required(authorization.signature(), "Signature"));
    }

    private static String checkedHeaders(V3Authorization authorization) {
        var names = authorization.signedNames();
        check(names.containsAll(ALWAYS_SIGNED), "IncompleteSignature");
        // A long header that is named a thousand times would be hashed a thousand times.
        check(new HashSet<>(names).size() == names.size(), "IncompleteSignature");
        return authorization.signedHeaders();
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Authenticator.missing(name);
        }
        return value;
    }

    @Override
    public Optional<String> mismatch(String secret) {
        checkOrder();
        var payload = HEX.formatHex(digest.hash(request.body()));
        var key = secret.getBytes(StandardCharsets.UTF_8);
        var claimed = request.header("x-acs-content-sha256");
        if (claimed == null || claimed.strip().equalsIgnoreCase(payload)) {
            if (matches(key, text -> write(text, payload, true))) {
                return Optional.empty();
            }
            // The Go and Node SDKs do not encode parameter names. That is unambiguous only while no name looks like a
            // query.
            if (request.query().stream().anyMatch(parameter -> SignatureText.needsEncoding(parameter.name()))
                    && request.query().stream()
                            .noneMatch(parameter ->
                                    AMBIGUOUS.matcher(parameter.name()).find())
                    && matches(key, text -> write(text, payload, false))) {
                return Optional.empty();
            }
        }
        return Optional.of(SignatureText.shown(text -> write(text, payload, true)));
    }

    /**
     * The signature covers the parameters of the URL in sorted order, so it does not say which of two values comes
     * last.
     */
    private void checkOrder() {
        var values = new HashMap<String, String>();
        for (var parameter : request.query()) {
            var other = values.put(parameter.name(), parameter.value());
            check(other == null || other.equals(parameter.value()), "InvalidParameter", parameter.name());
        }
    }

    private boolean matches(byte[] key, Consumer<SignatureText> canonical) {
        var hash = HEX.formatHex(digest.hashOf(canonical));
        var expected = HEX.formatHex(
                digest.hmac(key, text -> text.raw(algorithm).raw("\n").raw(hash)));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private void write(SignatureText text, String payload, boolean encodeNames) {
        text.raw(request.method()).raw("\n").raw(request.path()).raw("\n");
        var separator = "";
        var sorted = request.query().stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .toList();
        for (var parameter : sorted) {
            text.raw(separator);
            separator = "&";
            if (encodeNames) {
                text.encoded(parameter.name());
            } else {
                text.raw(parameter.name());
            }
            text.raw("=").encoded(parameter.value());
        }
        text.raw("\n");
        for (var name : signedHeaders.split(";")) {
            var value = request.header(name);
            text.raw(name.toLowerCase(Locale.ROOT))
                    .raw(":")
                    .raw(value == null ? "" : value.strip())
                    .raw("\n");
        }
        text.raw("\n").raw(signedHeaders).raw("\n").raw(payload);
    }

    @Override
    public String toString() { // the components are secrets
        return "V3 request of " + accessKeyId;
    }
}
