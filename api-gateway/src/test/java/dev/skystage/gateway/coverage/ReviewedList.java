package dev.skystage.gateway.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reviewed list of exceptions with reasons: lines of {@code pattern | reason}, where * in the pattern stands for any
 * text. The first match counts. A line that matches nothing any more must go.
 */
final class ReviewedList {
    private static final class Line {
        final String text;
        final Pattern pattern;
        final String reason;
        boolean used;

        Line(String text, Pattern pattern, String reason) {
            this.text = text;
            this.pattern = pattern;
            this.reason = reason;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    ReviewedList(String resource) {
        try (var in = ReviewedList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource);
            }
            for (var text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                var bar = text.indexOf('|');
                if (bar < 0 || text.startsWith("#")) {
                    continue;
                }
                var glob = Pattern.quote(text.substring(0, bar).strip()).replace("*", "\\E.*\\Q");
                lines.add(new Line(
                        text, Pattern.compile(glob), text.substring(bar + 1).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> reason(String subject) {
        for (var line : lines) {
            if (line.pattern.matcher(subject).matches()) {
                line.used = true;
                return Optional.of(line.reason);
            }
        }
        return Optional.empty();
    }

    List<String> unused() {
        return lines.stream().filter(line -> !line.used).map(line -> line.text).toList();
    }
}
