package dev.skystage.gateway.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the Authorization header of a V3 signature. Missing ones are empty; the last of repeated ones counts.
 */
public record V3Authorization(String algorithm, String credential, String signedHeaders, String signature) {
    /** Null when the header does not claim a V3 signature; other ones are ignored. */
    public static @Nullable V3Authorization of(@Nullable String header) {
        if (header == null || !header.startsWith("ACS3-")) {
            return null;
        }
        var space = header.indexOf(' ');
        var algorithm = space < 0 ? header : header.substring(0, space);
        var credential = "";
        var signedHeaders = "";
        var signature = "";
        for (var field : header.substring(algorithm.length()).split(",")) {
            var equals = field.indexOf('=');
            if (equals < 0) {
                continue;
            }
            var value = field.substring(equals + 1).strip();
            switch (field.substring(0, equals).strip()) {
                case "Credential" -> credential = value;
                case "SignedHeaders" -> signedHeaders = value;
                case "Signature" -> signature = value;
                default -> {} // clients may add fields of their own
            }
        }
        return new V3Authorization(algorithm, credential, signedHeaders, signature);
    }

    /** The names of the signed headers in lower case, in their order. */
    public List<String> signedNames() {
        return List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";"));
    }

    @Override
    public String toString() { // the components are secrets
        return algorithm + " of " + credential;
    }
}
