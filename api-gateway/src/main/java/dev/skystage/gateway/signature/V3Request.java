package dev.skystage.gateway.signature;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.Parameter;
import dev.skystage.gateway.http.RpcRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    static V3Request of(RpcRequest request, String authorization) {
        var space = authorization.indexOf(' ');
        var algorithm = space < 0 ? authorization : authorization.substring(0, space);
        var digest = switch (algorithm) {
            case "ACS3-HMAC-SHA256" -> Digest.SHA256;
            case "ACS3-HMAC-SM3" -> Digest.SM3;
            default -> throw new ApiException("InvalidParamater", "SignatureMethod");
        };
        var credential = "";
        var signedHeaders = "";
        var signature = "";
        for (var field : authorization.substring(algorithm.length()).split(",")) {
            var equals = field.indexOf('=');
            if (equals < 0) {
                continue;
            }
            var value = field.substring(equals + 1).strip();
            switch (field.substring(0, equals).strip()) {
                case "Credential" -> credential = value;
                case "SignedHeaders" -> signedHeaders = value;
                case "Signature" -> signature = value;
                default -> {} // clients may add fields
            }
        }
        return new V3Request(
                required(credential, "AccessKeyId"),
                request.header("x-acs-security-token"),
                required(request.header("x-acs-date"), "Timestamp"),
                required(request.header("x-acs-signature-nonce"), "SignatureNonce"),
                request,
                algorithm,
                digest,
                checkedHeaders(signedHeaders),
                required(signature, "Signature"));
    }

    private static String checkedHeaders(String signedHeaders) {
        var names = List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";"));
        check(names.containsAll(ALWAYS_SIGNED), "IncompleteSignature");
        return signedHeaders;
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Authenticator.missing(name);
        }
        return value;
    }

    @Override
    public Optional<String> mismatch(String secret) {
        var payload = HEX.formatHex(digest.hash(request.body()));
        var key = secret.getBytes(StandardCharsets.UTF_8);
        var canonical = canonicalRequest(payload, true);
        var claimed = request.header("x-acs-content-sha256");
        if (claimed == null || claimed.strip().equalsIgnoreCase(payload)) {
            if (matches(key, canonical)) {
                return Optional.empty();
            }
            // Go and Node leave parameter names as they are. That reads in one way only while no name looks like a
            // query.
            if (request.query().stream().anyMatch(parameter -> SignatureText.needsEncoding(parameter.name()))
                    && request.query().stream()
                            .noneMatch(parameter ->
                                    AMBIGUOUS.matcher(parameter.name()).find())
                    && matches(key, canonicalRequest(payload, false))) {
                return Optional.empty();
            }
        }
        return Optional.of(canonical.toString());
    }

    private boolean matches(byte[] key, SignatureText canonical) {
        var text = new SignatureText().raw(algorithm).raw("\n").raw(HEX.formatHex(digest.hash(canonical.bytes())));
        var expected = HEX.formatHex(digest.hmac(key, text.bytes()));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    private SignatureText canonicalRequest(String payload, boolean encodeNames) {
        var text = new SignatureText()
                .raw(request.method())
                .raw("\n")
                .raw(request.path())
                .raw("\n");
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
        return text.raw("\n").raw(signedHeaders).raw("\n").raw(payload);
    }

    @Override
    public String toString() { // the components are secrets
        return "V3 request of " + accessKeyId;
    }
}
