package dev.skystage.gateway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text to be signed, grown byte by byte. Percent-encodes after RFC 3986 with capital digits, once or twice in one
 * pass: the second encoding turns only the percent signs of the first into {@code %25}.
 */
final class SignatureText {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        for (var c = 0; c < 128; c++) {
            UNRESERVED[c] = isUnreserved((char) c);
        }
    }

    private byte[] bytes = new byte[1024];
    private int length;

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.~".indexOf(c) >= 0;
    }

    /** Whether encoding changes the text. */
    static boolean needsEncoding(String text) {
        return !text.chars().allMatch(c -> c < 128 && UNRESERVED[c]);
    }

    SignatureText raw(String text) {
        var added = text.getBytes(StandardCharsets.UTF_8);
        reserve(added.length);
        System.arraycopy(added, 0, bytes, length, added.length);
        length += added.length;
        return this;
    }

    SignatureText encoded(String text) {
        return encode(text, false);
    }

    SignatureText encodedTwice(String text) {
        return encode(text, true);
    }

    private SignatureText encode(String text, boolean twice) {
        var added = text.getBytes(StandardCharsets.UTF_8);
        reserve(added.length * (twice ? 5 : 3));
        for (var b : added) {
            if (b >= 0 && UNRESERVED[b]) {
                bytes[length++] = b;
            } else {
                bytes[length++] = '%';
                if (twice) {
                    bytes[length++] = '2';
                    bytes[length++] = '5';
                }
                bytes[length++] = HEX[b >> 4 & 15];
                bytes[length++] = HEX[b & 15];
            }
        }
        return this;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
