package dev.skystage.gateway.signature;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A text to be signed, handed on in pieces: when encoded it may be five times as long as the request, so it is never
 * held as a whole. Percent-encodes by RFC 3986 with capital digits, once or twice in one pass: the second encoding only
 * turns the percent signs of the first into {@code %25}.
 */
final class SignatureText {
    /** How much of the text is shown to a caller whose signature differs; ordinary calls fit. */
    static final int LONGEST_SHOWN = 32 << 10;

    private static final int PIECE = 2048;
    private static final int LONGEST_BYTE = 5;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] UNRESERVED = new boolean[128];

    static {
        for (var c = 0; c < 128; c++) {
            UNRESERVED[c] = isUnreserved((char) c);
        }
    }

    private final Consumer<ByteBuffer> sink;
    private final byte[] piece = new byte[PIECE];
    private int length;

    private SignatureText(Consumer<ByteBuffer> sink) {
        this.sink = sink;
    }

    /** Lets the writer write the text, and hands it to the sink piece by piece. */
    static void write(Consumer<SignatureText> writer, Consumer<ByteBuffer> sink) {
        var text = new SignatureText(sink);
        writer.accept(text);
        text.handOn();
    }

    /** The beginning of the text, for people to read. */
    static String shown(Consumer<SignatureText> writer) {
        var shown = new ByteArrayOutputStream();
        write(writer, bytes -> {
            var count = Math.min(bytes.remaining(), LONGEST_SHOWN - shown.size());
            var part = new byte[count];
            bytes.get(bytes.position(), part);
            shown.writeBytes(part);
        });
        var text = shown.toString(StandardCharsets.UTF_8);
        return shown.size() < LONGEST_SHOWN ? text : text + "...";
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.~".indexOf(c) >= 0;
    }

    /** Whether encoding changes the text. */
    static boolean needsEncoding(String text) {
        return !text.chars().allMatch(c -> c < 128 && UNRESERVED[c]);
    }

    SignatureText raw(String text) {
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            reserve(1);
            piece[length++] = b;
        }
        return this;
    }

    SignatureText encoded(String text) {
        return encode(text, false);
    }

    SignatureText encodedTwice(String text) {
        return encode(text, true);
    }

    private SignatureText encode(String text, boolean twice) {
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            reserve(LONGEST_BYTE);
            if (b >= 0 && UNRESERVED[b]) {
                piece[length++] = b;
            } else {
                piece[length++] = '%';
                if (twice) {
                    piece[length++] = '2';
                    piece[length++] = '5';
                }
                piece[length++] = HEX[b >> 4 & 15];
                piece[length++] = HEX[b & 15];
            }
        }
        return this;
    }

    private void reserve(int more) {
        if (PIECE - length < more) {
            handOn();
        }
    }

    private void handOn() {
        sink.accept(ByteBuffer.wrap(piece, 0, length));
        length = 0;
    }
}
