package dev.skystage.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs one measurement by name and prints its line; exit code 2 for an unknown name. */
final class Bench {
    private static final Map<String, Measurement> ALL = new TreeMap<>(Map.of(
            "clock", new ClockBench(),
            "describe", new DescribeBench(),
            "run-instances", new RunInstancesBench(),
            "transitions", new TransitionsBench(),
            "end-to-end", new EndToEndBench(),
            "pages", new PagesBench(),
            "placement", new PlacementBench(),
            "size", new SizeBench(),
            "startup", new StartupBench(),
            "storage", new StorageBench()));

    private Bench() {}

    /** A measurement; returns what its line contains. */
    interface Measurement {
        Result run(Options options) throws Exception;
    }

    /** The options on the command line after the name: {@code --soak}, {@code --rows=300000}. */
    record Options(List<String> given) {
        boolean has(String name) {
            return given.contains("--" + name);
        }

        int number(String name, int otherwise) {
            return numbers(name, List.of(otherwise)).getFirst();
        }

        /** Numbers with commas between them. */
        List<Integer> numbers(String name, List<Integer> otherwise) {
            var prefix = "--" + name + "=";
            return given.stream()
                    .filter(option -> option.startsWith(prefix))
                    .map(option -> Arrays.stream(
                                    option.substring(prefix.length()).split(","))
                            .map(Integer::valueOf)
                            .toList())
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    /** The line of a measurement, built piece by piece. */
    static final class Result {
        private final StringBuilder text = new StringBuilder();

        Result(double ratio, double value, String unit) {
            and("ratio", ratio).and("value", value).and("unit", unit);
        }

        Result and(String key, Object number) {
            text.append(' ').append(key).append('=').append(number instanceof Double real ? shown(real) : number);
            return this;
        }

        private static String shown(double number) {
            return String.format(Locale.ROOT, Math.abs(number) >= 100 ? "%.0f" : "%.2f", number);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    public static void main(String[] arguments) throws Exception {
        var measurement = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (measurement == null) {
            System.err.println("usage: bench " + String.join("|", ALL.keySet()) + " [--option..]");
            System.exit(2);
            return;
        }
        var options = new Options(Arrays.asList(arguments).subList(1, arguments.length));
        var result = measurement.run(options);
        System.out.println(arguments[0] + result);
        System.exit(0);
    }

    /**
     * A remark during the measurement. It does not go to the standard output, which only has the line of the result.
     */
    static void say(String format, Object... values) {
        System.err.println(String.format(Locale.ROOT, format, values));
    }
}
