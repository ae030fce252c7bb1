package dev.skystage.gateway.adversity;

import dev.skystage.gateway.testing.SignedForm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Changes that somebody on the network might make to a signed request. */
record Alterations(Random random) {
    /** Changes one byte of a form. */
    String ofForm(String form) {
        var at = random.nextInt(form.length());
        return form.substring(0, at) + (char) (33 + random.nextInt(90)) + form.substring(at + 1);
    }

    /** Whether two forms mean the same; some clients do not sign parameters without a value. */
    static boolean sameMeaning(String form, String other) {
        return meaning(form).equals(meaning(other));
    }

    private static Optional<Map<String, String>> meaning(String form) {
        var parameters = new TreeMap<String, String>();
        for (var pair : form.split("&")) {
            var parts = pair.split("=", 2);
            try {
                parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        parameters.values().removeIf(String::isEmpty);
        return Optional.of(parameters);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Another request with the same signature. */
    SignedV3 of(SignedV3 signed, String otherAction) {
        var authorization = signed.header("Authorization");
        return switch (random.nextInt(15)) {
            case 0 -> withQuery(signed, signed.query() + (signed.query().isEmpty() ? "" : "&") + "Extra=1");
            case 1 -> withBody(signed, signed.body() + "&Extra=1");
            case 2 ->
                signed.header("x-acs-action").equals(otherAction)
                        ? signed.with("x-acs-action", otherAction)
                        : signed.replaced("x-acs-action", otherAction);
            case 3 -> signed.replaced("x-acs-date", "2020-01-01T00:00:00Z");
            case 4 -> signed.replaced("x-acs-signature-nonce", "another");
            case 5 -> signed.replaced("x-acs-content-sha256", "0".repeat(64));
            case 6 -> signed.with("x-acs-version", signed.header("x-acs-version"));
            case 7 ->
                new SignedV3(
                        signed.method().equals("GET") ? "POST" : "GET",
                        signed.path(),
                        signed.query(),
                        signed.headers(),
                        signed.body());
            case 8 -> signed.without("x-acs-signature-nonce");
            case 9 -> signed.without("x-acs-content-sha256");
            case 10 -> signed.replaced("Authorization", authorization.replace(";x-acs-date", ""));
            case 11 -> signed.replaced("Authorization", authorization.replace("Signature=", "Signature=0"));
            case 12 -> signed.replaced("Authorization", authorization.replace("Credential=", "Credential=x"));
            case 13 -> new SignedV3(signed.method(), "/x", signed.query(), signed.headers(), signed.body());
            default -> merged(signed);
        };
    }

    /** Joins two parameters to one whose name contains the first: without encoding it reads the same. */
    private static SignedV3 merged(SignedV3 signed) {
        var pairs = signed.query().split("&");
        if (pairs.length < 2) {
            return withQuery(signed, signed.query() + "&Extra=1");
        }
        var one = pairs[0] + "&" + pairs[1].substring(0, pairs[1].indexOf('='));
        return withQuery(signed, SignedForm.encode(one) + signed.query().substring(one.length()));
    }

    private static SignedV3 withQuery(SignedV3 signed, String query) {
        return new SignedV3(signed.method(), signed.path(), query, signed.headers(), signed.body());
    }

    private static SignedV3 withBody(SignedV3 signed, String body) {
        return new SignedV3(signed.method(), signed.path(), signed.query(), signed.headers(), body);
    }
}
