package dev.skystage.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Leaves behind which refusals the tests have asserted over the wire, for the contract audit that runs afterwards. A test
 * that has written into the database itself forces its refusals: they do not show that calls can bring them about.
 */
public final class AssertedErrors {
    /** One line each: action, status, code, forced or not, the part of the message that was asserted, the message. */
    public static final Path FILE = Path.of("target", "asserted-errors.txt");

    private static final Set<String> KEPT = new HashSet<>();
    private static final ThreadLocal<Boolean> FORCED = ThreadLocal.withInitial(() -> false);

    private AssertedErrors() {}

    /** A test begins. */
    static void begin() {
        FORCED.set(false);
    }

    /** Called for each connection: whether it is a test's own code that is about to write. */
    static void noticeWrites() {
        if (!FORCED.get() && StackWalker.getInstance().walk(AssertedErrors::isTestWriting)) {
            FORCED.set(true);
        }
    }

    /** The first class of ours below the JDBC client tells who writes. */
    private static boolean isTestWriting(java.util.stream.Stream<StackWalker.StackFrame> stack) {
        var frames = stack.skip(2).limit(40).toList();
        var writes = frames.stream()
                .anyMatch(frame -> frame.getClassName().equals(JdbcTemplate.class.getName())
                        && frame.getMethodName().equals("update"));
        return writes
                && frames.stream()
                        .map(StackWalker.StackFrame::getClassName)
                        .filter(name ->
                                name.startsWith("dev.skystage.") && !name.equals(CuttableDatabase.class.getName()))
                        .findFirst()
                        .filter(AssertedErrors::isOfATest)
                        .isPresent();
    }

    private static boolean isOfATest(String name) {
        try {
            var source = Class.forName(name, false, AssertedErrors.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return source.getLocation()
                    .equals(AssertedErrors.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static synchronized void keep(Answer answer, String said) {
        if (answer.action().isEmpty()) {
            return;
        }
        var line = String.join(
                        "\t",
                        answer.action(),
                        Integer.toString(answer.status()),
                        answer.text("/Code"),
                        FORCED.get() ? "forced" : "called",
                        oneLine(said),
                        oneLine(answer.text("/Message")))
                + "\n";
        if (KEPT.isEmpty()) {
            write("", StandardOpenOption.TRUNCATE_EXISTING); // of this run only
        }
        if (KEPT.add(line)) {
            write(line, StandardOpenOption.APPEND);
        }
    }

    private static void write(String text, StandardOpenOption how) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text, StandardOpenOption.CREATE, how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
