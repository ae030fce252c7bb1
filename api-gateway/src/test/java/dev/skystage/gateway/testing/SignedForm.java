package dev.skystage.gateway.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Forms signed by hand (signature V1, HMAC-SHA1, POST). */
public final class SignedForm {
    private SignedForm() {}

    /** The signed form of these parameters; what the scheme needs is added if it is missing. */
    public static String of(Map<String, String> parameters, String accessKeyId, String secret) {
        var all = new TreeMap<>(parameters);
        all.putIfAbsent("SignatureMethod", "HMAC-SHA1");
        all.putIfAbsent("SignatureVersion", "1.0");
        all.putIfAbsent("SignatureNonce", UUID.randomUUID().toString());
        all.putIfAbsent(
                "Timestamp",
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString());
        all.putIfAbsent("AccessKeyId", accessKeyId);
        var query = all.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return query + "&Signature=" + encode(hmac(secret + "&", "POST&%2F&" + encode(query)));
    }

    /** Percent-encoded after RFC 3986. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
