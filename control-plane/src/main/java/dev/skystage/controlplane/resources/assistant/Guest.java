package dev.skystage.controlplane.resources.assistant;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What runs inside an instance, as far as the cloud assistant sees it. Nothing is executed: a few commands of every
 * shell are answered as a real guest would (echo, hostname, whoami, uname, cat /etc/os-release, exit, sleep), all
 * others succeed and say nothing.
 *
 * @param instanceId of the instance
 * @param name as its owner calls it
 * @param hostName as the guest calls itself
 * @param osType linux or windows
 * @param osName as the image calls it
 */
public record Guest(
        String instanceId, String name, String hostName, String osType, String osName, Map<String, String> tags) {
    /** How long even the shortest command takes to run. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Pattern SLEEP = Pattern.compile("sleep\\s+(\\d{1,7})([smh]?)");
    private static final Pattern EXIT = Pattern.compile("exit\\s+(\\d{1,3})");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

    /** The output of a script, its exit code, and how long it runs. */
    public record Answer(String output, int exitCode, Duration takes) {}

    boolean isWindows() {
        return osType.equals("windows");
    }

    /** Answers line by line to the end of the script or its first exit. */
    Answer answer(String script, String username) {
        var output = new StringBuilder();
        var takes = SHORTEST;
        for (var part : script.split("[\\n;]")) {
            var line = part.strip();
            var sleep = SLEEP.matcher(line);
            var exit = EXIT.matcher(line);
            if (sleep.matches()) {
                takes = takes.plus(duration(Long.parseLong(sleep.group(1)), sleep.group(2)));
            } else if (exit.matches()) {
                return new Answer(output.toString(), Integer.parseInt(exit.group(1)) & 0xff, takes);
            } else {
                output.append(said(line, username));
            }
        }
        return new Answer(output.toString(), 0, takes);
    }

    private static Duration duration(long n, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofSeconds(n);
        };
    }

    private String said(String line, String username) {
        if (line.equals("echo") || line.startsWith("echo ")) {
            return unquoted(line.substring("echo".length()).strip()) + "\n";
        }
        return switch (line) {
            case "hostname" -> hostName + "\n";
            case "whoami" -> (isWindows() ? "nt authority\\system" : username) + "\n";
            case "uname" -> "Linux\n";
            case "uname -a" -> "Linux " + hostName + " 5.10.134-16.al8.x86_64 #1 SMP x86_64 GNU/Linux\n";
            case "cat /etc/os-release" -> "NAME=\"%s\"\nPRETTY_NAME=\"%s\"\n".formatted(osName.split(" ")[0], osName);
            default -> "";
        };
    }

    private static String unquoted(String text) {
        var quoted = QUOTED.matcher(text);
        return quoted.matches() ? text.substring(1, text.length() - 1) : text;
    }
}
