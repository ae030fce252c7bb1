package dev.skystage.gateway.testing;

import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes down which refusals the tests have asserted over the wire, for the contract audit that runs afterwards.
 * Refusals in a test that has written into the database itself count as forced: they do not show that calls alone can
 * cause them.
 */
public final class AssertedErrors {
    /**
     * One line each: action, status, code, how (called, forced or ordered), the part of the message that was asserted,
     * the message.
     */
    public static final String NAME = "asserted-errors";

    private static final KeptLines LINES = new KeptLines(NAME);
    private static final ThreadLocal<Boolean> FORCED = ThreadLocal.withInitial(() -> false);

    private static final ThreadLocal<Boolean> ORDERED = ThreadLocal.withInitial(() -> false);

    private AssertedErrors() {}

    /** A test begins. */
    static void begin() {
        FORCED.set(false);
        ORDERED.set(false);
    }

    /** From now on this test has errors on order: what it asserts does not count as tested. */
    static void noticeOrder() {
        ORDERED.set(true);
    }

    /** Called for each connection: finds out whether a test's own code is about to write. */
    static void noticeWrites() {
        if (!FORCED.get() && StackWalker.getInstance().walk(AssertedErrors::isTestWriting)) {
            FORCED.set(true);
        }
    }

    /** The first class of ours that calls the JDBC client is the one that writes. */
    private static boolean isTestWriting(Stream<StackWalker.StackFrame> stack) {
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

    static void keep(Answer answer, String said) {
        if (!answer.action().isEmpty()) {
            LINES.keep(String.join(
                    "\t",
                    answer.action(),
                    Integer.toString(answer.status()),
                    answer.text("/Code"),
                    how(),
                    oneLine(said),
                    oneLine(answer.text("/Message"))));
        }
    }

    private static String how() {
        if (ORDERED.get()) {
            return "ordered";
        }
        return FORCED.get() ? "forced" : "called";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }
}
