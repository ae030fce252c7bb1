package dev.skystage.gateway.rendering;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * Writes an answer as the API's XML, from its JSON: an object is an element, and a list repeats the element with its
 * name, so {@code {"Zones":{"Zone":[a,b]}}} is {@code <Zones><Zone>a</Zone><Zone>b</Zone></Zones>}.
 */
public final class XmlWriter {
    private XmlWriter() {}

    public static byte[] write(String root, JsonNode answer) {
        var out = new StringBuilder(512).append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        element(root, answer, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(String name, JsonNode node, StringBuilder out) {
        if (node.isArray()) {
            for (var item : node) {
                element(name, item, out);
            }
            return;
        }
        out.append('<').append(name).append('>');
        if (node.isObject()) {
            node.forEachEntry((child, value) -> element(child, value, out));
        } else {
            text(node.asString(), out);
        }
        out.append("</").append(name).append('>');
    }

    private static void text(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                default -> {
                    // XML 1.0 cannot contain the other control characters
                    if ((c >= 0x20 && c < 0xD800)
                            || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF)
                            || c == '\n'
                            || c == '\t') {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
