package dev.skystage.gateway.adversity;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.SignedForm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request signed with ACS3-HMAC-SHA256, ready to be sent or to be altered first.
 *
 * @param query as it is sent, encoded
 */
record SignedV3(String method, String path, String query, List<Header> headers, String body) {
    /** A header line. */
    record Header(String name, String value) {}

    private static final HexFormat HEX = HexFormat.of();

    /** Signs correctly; the parameters go into the query, the body or both. */
    static SignedV3 of(Account account, Map<String, String> parameters, Random random) {
        var query = new TreeMap<String, String>();
        var form = new TreeMap<String, String>();
        var get = random.nextInt(3) == 0;
        var share = get ? 0 : random.nextInt(3);
        parameters.forEach((name, value) -> {
            if (!name.equals("Action") && !name.equals("Version")) {
                var toBody = share == 2 || (share == 1 && random.nextBoolean()) || (!get && value.length() > 1_000);
                // a GET has no place for a value that is too long for the request line
                (toBody ? form : query).put(name, get && value.length() > 1_000 ? value.substring(0, 1_000) : value);
            }
        });
        return of(account, get ? "GET" : "POST", parameters, query, form, true);
    }

    /** All parameters are in the body, whose type is sent but not signed, as some clients do. */
    static SignedV3 formOfUnsignedType(Account account, Map<String, String> parameters) {
        var form = new TreeMap<>(parameters);
        form.keySet().removeAll(Set.of("Action", "Version"));
        return of(account, "POST", parameters, Map.of(), form, false)
                .with("content-type", "application/x-www-form-urlencoded");
    }

    private static SignedV3 of(
            Account account,
            String method,
            Map<String, String> parameters,
            Map<String, String> query,
            Map<String, String> form,
            boolean typed) {
        var body = encoded(form);
        var headers = new ArrayList<Header>();
        headers.add(new Header("x-acs-action", visible(parameters.getOrDefault("Action", ""))));
        headers.add(new Header("x-acs-version", visible(parameters.getOrDefault("Version", ""))));
        headers.add(new Header(
                "x-acs-date",
                Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString()));
        headers.add(new Header("x-acs-signature-nonce", UUID.randomUUID().toString()));
        headers.add(new Header("x-acs-content-sha256", sha256(body)));
        if (!body.isEmpty() && typed) {
            headers.add(new Header("content-type", "application/x-www-form-urlencoded"));
        }
        headers.sort(Comparator.comparing(Header::name));
        var names = headers.stream().map(Header::name).collect(Collectors.joining(";"));
        var canonical = method + "\n/\n" + encoded(query) + "\n"
                + headers.stream()
                        .map(header -> header.name() + ":" + header.value().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + sha256(body);
        headers.add(new Header(
                "Authorization",
                "ACS3-HMAC-SHA256 Credential=" + account.accessKeyId() + ",SignedHeaders=" + names + ",Signature="
                        + hmac(account.accessKeySecret(), "ACS3-HMAC-SHA256\n" + sha256(canonical))));
        return new SignedV3(method, "/", encoded(query), List.copyOf(headers), body);
    }

    SignedV3 with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new SignedV3(method, path, query, more, body);
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
    }

    SignedV3 replaced(String name, String value) {
        return without(name).with(name, value);
    }

    SignedV3 without(String name) {
        return new SignedV3(
                method,
                path,
                query,
                headers.stream().filter(header -> !header.name().equals(name)).toList(),
                body);
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> SignedForm.encode(entry.getKey()) + "=" + SignedForm.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The characters that a header can contain. */
    private static String visible(String value) {
        var text = value.replaceAll("[^ -~]", "?");
        return text.length() <= 1_000 ? text : text.substring(0, 1_000);
    }

    private static String sha256(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
