package dev.skystage.gateway.signature;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.RpcRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request signed with SignatureVersion 1.0: HMAC-SHA1 or HMAC-SHA256 over all parameters, key = secret + {@code &}. */
record V1Request(
        String accessKeyId,
        @Nullable String securityToken,
        String timestamp,
        String nonce,
        String method,
        Map<String, String> parameters,
        Digest digest,
        String signature)
        implements SignedRequest {

    static V1Request of(RpcRequest request) {
        var accessKeyId = required(request, "AccessKeyId");
        var signature = required(request, "Signature");
        var digest = switch (required(request, "SignatureMethod")) {
            case "HMAC-SHA1" -> Digest.SHA1;
            case "HMAC-SHA256" -> Digest.SHA256;
            default -> throw new ApiException("InvalidParamater", "SignatureMethod");
        };
        // PRIVATEKEY, the only other type, is RSA, and no credential has an RSA key.
        check(isEmpty(request.parameter("SignatureType")), "InvalidParamater", "SignatureMethod");
        check(required(request, "SignatureVersion").equals("1.0"), "InvalidParamater", "SignatureVersion");
        return new V1Request(
                accessKeyId,
                request.parameter("SecurityToken"),
                required(request, "Timestamp"),
                required(request, "SignatureNonce"),
                request.method(),
                request.parameters(),
                digest,
                signature);
    }

    private static String required(RpcRequest request, String name) {
        var value = request.parameter(name);
        if (value == null || value.isEmpty()) {
            throw Authenticator.missing(name);
        }
        return value;
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    @Override
    public Optional<String> mismatch(String secret) {
        var key = (secret + "&").getBytes(StandardCharsets.UTF_8);
        var names = parameters.keySet().toArray(String[]::new);
        Arrays.sort(names);
        if (matches(key, text -> write(text, names, false))) {
            return Optional.empty();
        }
        // The newest Java client, when told to use this version, sends empty values but leaves them out of its
        // signature.
        if (parameters.containsValue("") && matches(key, text -> write(text, names, true))) {
            return Optional.empty();
        }
        return Optional.of(SignatureText.shown(text -> write(text, names, false)));
    }

    private boolean matches(byte[] key, Consumer<SignatureText> text) {
        var expected = Base64.getEncoder().encode(digest.hmac(key, text));
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    private void write(SignatureText text, String[] sortedNames, boolean withoutEmpty) {
        text.raw(method).raw("&%2F&");
        var separator = "";
        for (var name : sortedNames) {
            var value = parameters.getOrDefault(name, "");
            if (name.equals("Signature") || (withoutEmpty && value.isEmpty())) {
                continue;
            }
            text.raw(separator).encodedTwice(name).raw("%3D").encodedTwice(value);
            separator = "%26";
        }
    }

    @Override
    public String toString() { // the components are secrets
        return "V1 request of " + accessKeyId;
    }
}
