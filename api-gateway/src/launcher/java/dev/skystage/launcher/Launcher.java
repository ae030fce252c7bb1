package dev.skystage.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * The main class of the jar, compiled for Java 8, so that a Java that is too old for the rest says so in one line. Java 17
 * or newer gets here through the executable jar, Java 8 or newer through the extracted one.
 */
public final class Launcher {
    private static final int NEEDED = 21;

    private Launcher() {}

    public static void main(String[] args) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (feature(version) < NEEDED) {
            System.err.println("Skystage does not start: it needs Java " + NEEDED + " or newer, and this is Java "
                    + version + " in " + System.getProperty("java.home") + ": install one and call its java.");
            System.exit(1);
        }
        try {
            Class.forName("dev.skystage.gateway.Skystage")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** 8 of "1.8", 17 of "17". */
    private static int feature(String version) {
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }
}
