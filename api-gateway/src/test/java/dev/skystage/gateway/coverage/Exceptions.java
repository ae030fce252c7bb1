package dev.skystage.gateway.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reviewed list of exceptions with reasons: lines of {@code kind subject | reason}, where * in the subject stands for
 * any text. The first match counts. A line that matches nothing any more must be removed. There is one file per action,
 * and one for all actions.
 */
public final class Exceptions {
    /**
     * The beginning of reasons that end when something else is written, which is named after it: {@code later:
     * billing}.
     */
    static final String LATER = "later: ";

    private static final class Line {
        final String text;
        final String kind;
        final String subject;
        final Pattern pattern;
        final String reason;
        boolean used;

        Line(String text, int bar) {
            this.text = text;
            var words = text.substring(0, bar).strip().split(" ", 2);
            kind = words[0];
            subject = words[1].strip();
            pattern = glob(subject);
            reason = text.substring(bar + " | ".length()).strip();
        }
    }

    private final String resource;
    private final List<Line> lines = new ArrayList<>();

    private Exceptions(String resource) {
        this.resource = resource;
    }

    /** The lines of a file; none if there is no such file. */
    public static Exceptions of(String resource) {
        var exceptions = new Exceptions(resource);
        try (var in = Exceptions.class.getResourceAsStream("/coverage/" + resource)) {
            if (in != null) {
                for (var text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                    exceptions.add(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exceptions;
    }

    private void add(String text) {
        var bar = text.lastIndexOf(" | ");
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        if (bar < 0 || !text.substring(0, bar).strip().contains(" ")) {
            throw new IllegalStateException(resource + " has a line without kind, subject and reason: " + text);
        }
        lines.add(new Line(text, bar));
    }

    /** The reason for this, if a line gives one. */
    public Optional<String> reason(String kind, String subject) {
        return first(kind, line -> line.pattern.matcher(subject).matches());
    }

    /**
     * The same for a documented error. If the code has only one row, a line names just the code; otherwise a colon and
     * the message follow, in which * may stand for a part.
     */
    Optional<String> reason(Row row, boolean onlyOneOfItsCode) {
        return first(
                "error",
                line -> line.pattern.matcher(row.code() + ": " + row.message()).matches()
                        || (onlyOneOfItsCode && line.subject.equals(row.code())));
    }

    private Optional<String> first(String kind, java.util.function.Predicate<Line> matches) {
        for (var line : lines) {
            if (line.kind.equals(kind) && matches.test(line)) {
                line.used = true;
                return Optional.of(line.reason);
            }
        }
        return Optional.empty();
    }

    public List<String> unused() {
        return lines.stream()
                .filter(line -> !line.used)
                .map(line -> resource + ": " + line.text)
                .toList();
    }

    static boolean isLater(@Nullable String reason) {
        return reason != null && reason.startsWith(LATER);
    }

    private static Pattern glob(String subject) {
        return Pattern.compile(Pattern.quote(subject).replace("*", "\\E.*\\Q"));
    }
}
