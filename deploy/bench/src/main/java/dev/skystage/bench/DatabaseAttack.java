package dev.skystage.bench;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The embedded server: killed, and attacked by another user of the machine. */
final class DatabaseAttack implements Attack.Kind {
    @Override
    public List<Row> on(Target target) throws Exception {
        var rows = new ArrayList<Row>();
        try (var cloud = target.start("database")) {
            FloodAttacks.quietMillis(cloud);
            rows.add(Row.of("passwords guessed of the embedded server", guessed(cloud), "of 3", 0));
            var pid = Files.readAllLines(target.work().resolve("database/data/postmaster.pid"))
                    .getFirst();
            var begin = System.nanoTime();
            ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
            rows.add(Row.of(
                    "kill -9 of the embedded server, until the next answer", untilAnswer(cloud, begin), "s", 30));
        }
        return rows;
    }

    private static int guessed(Cloud cloud) throws IOException {
        var url = cloud.jdbcUrl().replaceAll("[?].*", "");
        var guessed = 0;
        for (var guess : List.of("", "postgres", "skystage")) {
            try {
                DriverManager.getConnection(url, "postgres", guess).close();
                guessed++;
            } catch (SQLException e) {
                // refused, as it should be
            }
        }
        return guessed;
    }

    private static double untilAnswer(Cloud cloud, long begin) {
        LockSupport.parkNanos(500_000_000); // no answers come before the server is started again
        while (System.nanoTime() - begin < 60_000_000_000L) {
            try {
                FloodAttacks.quietMillis(cloud);
                break;
            } catch (IOException | IllegalStateException e) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
