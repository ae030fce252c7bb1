package dev.skystage.bench;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Attacks the distribution with its own JVM options (-Xmx512m), as a stranger, a noisy neighbour and an unlucky
 * operator would. Prints {@code attack | figure | bound | held}, and fails unless it withstood all of them.
 */
final class Attack {
    /** One line of the table. */
    record Row(String attack, String figure, String bound, boolean held) {
        static Row of(String attack, double figure, String unit, double bound) {
            return new Row(attack, shown(figure) + " " + unit, "<= " + shown(bound) + " " + unit, figure <= bound);
        }

        private static String shown(double number) {
            return number == Math.rint(number)
                    ? String.format(Locale.ROOT, "%.0f", number)
                    : String.format(Locale.ROOT, "%.1f", number);
        }
    }

    /** Attacks of one kind, each on clouds of its own. */
    interface Kind {
        List<Row> on(Target target) throws Exception;
    }

    /** What is attacked; starts clouds on homes. */
    record Target(Path distribution, Path work) {
        Cloud start(String home, String... settings) throws Exception {
            var directory = work.resolve(home);
            Files.createDirectories(directory);
            return Cloud.start(List.of(distribution.toString()), directory, settings);
        }
    }

    private static final Map<String, Kind> ALL = new LinkedHashMap<>();

    static {
        ALL.put("floods", new FloodAttacks());
        ALL.put("neighbour", new NeighbourAttack());
        ALL.put("replays", new ReplayAttacks());
        ALL.put("clock", new ClockAttacks());
        ALL.put("files", new FileAttacks());
        ALL.put("database", new DatabaseAttack());
    }

    private Attack() {}

    public static void main(String[] args) throws Exception {
        var kinds = args.length == 0 ? List.copyOf(ALL.keySet()) : List.of(args);
        if (!ALL.keySet().containsAll(kinds)) {
            System.err.println("usage: attack [" + String.join("] [", ALL.keySet()) + "]");
            System.exit(2);
        }
        var work = Files.createTempDirectory("skystage-attack-");
        var rows = new ArrayList<Row>();
        try {
            var target = new Target(StartupBench.distribution(work), work);
            System.out.println("attack | figure | bound | held");
            for (var kind : kinds) {
                for (var row : run(kind, target)) {
                    rows.add(row);
                    System.out.printf(
                            "%s | %s | %s | %s%n", row.attack(), row.figure(), row.bound(), row.held() ? "yes" : "NO");
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
        System.exit(rows.stream().allMatch(Row::held) ? 0 : 1);
    }

    private static List<Row> run(String name, Target target) {
        try {
            return requireNonNull(ALL.get(name)).on(target);
        } catch (Exception e) {
            e.printStackTrace();
            return List.of(new Row(name, String.valueOf(e), "an end", false));
        }
    }
}
