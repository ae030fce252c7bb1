package dev.skystage.controlplane.resources.instance.guest;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Pictures in two colours, in the format PNG (RFC 2083): one bit for each pixel. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;

    private Png() {}

    /** White where true, in rows from the top. */
    static byte[] of(boolean[][] pixels) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", bytes(header -> {
            header.writeInt(pixels[0].length);
            header.writeInt(pixels.length);
            // one bit deep, grey, and the only compression, filter and interlace method that there is
            header.write(new byte[] {1, 0, 0, 0, 0});
        }));
        chunk(out, "IDAT", bytes(data -> {
            try (var deflated = new DeflaterOutputStream(data)) {
                for (var row : pixels) {
                    deflated.write(packed(row));
                }
            }
        }));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** A row of pixels; its first byte says that no filter is used. */
    private static byte[] packed(boolean[] row) {
        var packed = new byte[1 + (row.length + BITS - 1) / BITS];
        for (var x = 0; x < row.length; x++) {
            if (row[x]) {
                packed[1 + x / BITS] |= (byte) (1 << (BITS - 1 - x % BITS));
            }
        }
        return packed;
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeBytes(bytes(chunk -> {
            chunk.writeInt(content.length);
            chunk.write(name);
            chunk.write(content);
            chunk.writeInt((int) sum.getValue());
        }));
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
