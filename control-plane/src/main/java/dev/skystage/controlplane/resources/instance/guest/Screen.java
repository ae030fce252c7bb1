package dev.skystage.controlplane.resources.instance.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** A text screen of 80 columns and 25 lines, drawn with a font of our own, because the runtime may have none. */
public final class Screen {
    private static final int COLUMNS = 80;
    private static final int LINES = 25;
    private static final int CELL_WIDTH = 8;
    private static final int CELL_HEIGHT = 16;
    private static final int GLYPH_ROWS = 8;
    private static final char FIRST = ' ';
    private static final byte[][] GLYPHS = glyphs();

    private Screen() {}

    /** The last lines that fit, as a PNG in black and white; characters that are not ASCII become question marks. */
    public static byte[] png(List<String> lines) {
        var width = COLUMNS * CELL_WIDTH;
        var height = LINES * CELL_HEIGHT;
        var pixels = new boolean[height][width];
        var shown = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        for (var line = 0; line < shown.size(); line++) {
            var text = shown.get(line);
            for (var column = 0; column < Math.min(COLUMNS, text.length()); column++) {
                draw(pixels, column, line, text.charAt(column));
            }
        }
        return Png.of(pixels);
    }

    /** Each row of the font is two pixels high. */
    private static void draw(boolean[][] pixels, int column, int line, char character) {
        var index = character - FIRST;
        var glyph = GLYPHS[index >= 0 && index < GLYPHS.length ? index : '?' - FIRST];
        for (var x = 0; x < glyph.length; x++) {
            for (var y = 0; y < 2 * GLYPH_ROWS; y++) {
                pixels[line * CELL_HEIGHT + y][column * CELL_WIDTH + 1 + x] = ((glyph[x] >> (y / 2)) & 1) == 1;
            }
        }
    }

    private static byte[][] glyphs() {
        try {
            return new ClassPathResource("console-font.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> HexFormat.of().parseHex(line.substring(0, 10)))
                    .toArray(byte[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
