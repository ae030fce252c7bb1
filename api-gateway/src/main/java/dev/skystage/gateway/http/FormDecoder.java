package dev.skystage.gateway.http;

import dev.skystage.controlplane.api.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes {@code application/x-www-form-urlencoded} bytes, strictly: {@code +} and {@code %20} are spaces, the result
 * must be UTF-8 without NUL, which no text column can hold. Everything else is InvalidParameter.
 */
final class FormDecoder {
    /** No call of the API has this many parameters; each takes some 200 bytes, however short it is. */
    static final int MOST = 1000;

    private FormDecoder() {}

    static List<Parameter> decode(byte[] raw) {
        var parameters = new ArrayList<Parameter>();
        var start = 0;
        while (start < raw.length) {
            var end = indexOf(raw, '&', start, raw.length);
            var equals = indexOf(raw, '=', start, end);
            var name = text(raw, start, equals);
            if (!name.isEmpty()) {
                if (parameters.size() == MOST) {
                    throw invalid();
                }
                parameters.add(new Parameter(name, equals < end ? text(raw, equals + 1, end) : ""));
            }
            start = end + 1;
        }
        return parameters;
    }

    private static int indexOf(byte[] raw, char wanted, int from, int to) {
        for (var i = from; i < to; i++) {
            if (raw[i] == wanted) {
                return i;
            }
        }
        return to;
    }

    private static String text(byte[] raw, int from, int to) {
        var decoded = new byte[to - from];
        var length = 0;
        var ascii = true;
        for (var i = from; i < to; i++) {
            var b = raw[i];
            if (b == '+') {
                b = ' ';
            } else if (b == '%') {
                if (i + 2 >= to) {
                    throw invalid();
                }
                b = (byte) (hex(raw[i + 1]) << 4 | hex(raw[i + 2]));
                i += 2;
            }
            if (b == 0) {
                throw invalid();
            }
            ascii &= b > 0;
            decoded[length++] = b;
        }
        if (ascii) {
            return new String(decoded, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static int hex(byte digit) {
        var value = Character.digit((char) digit, 16);
        if (value < 0) {
            throw invalid();
        }
        return value;
    }

    private static ApiException invalid() {
        return new ApiException("InvalidParameter", "The specified parameter is not valid");
    }
}
