package dev.skystage.bench;

import dev.skystage.bench.Attack.Row;
import dev.skystage.bench.Attack.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Recorded signed calls that are sent again: to another replica at once, after a restart and after a kill. */
final class ReplayAttacks implements Attack.Kind {
    private static final int CALLS = 50;
    /** Both replicas have it, because they share the encrypted secrets. */
    private static final String KEY = "--skystage.secret-key=replayed";

    private static final String ROOM = "--skystage.quotas.deployment-sets=" + 4 * CALLS;

    @Override
    public List<Row> on(Target target) throws Exception {
        var rows = new ArrayList<Row>();
        List<String> recorded;
        try (var cloud = target.start("replays", KEY, ROOM)) {
            recorded = record(cloud, 0);
            try (var other = target.start(
                    "replays-other",
                    "--spring.datasource.url=" + cloud.jdbcUrl().replaceAll("[?].*", ""),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=" + cloud.databasePassword(),
                    KEY,
                    ROOM,
                    "--skystage.roles=api")) {
                rows.add(Row.of("writes replayed on another replica at once", replayed(other, recorded), "of 50", 0));
            }
        }
        try (var again = target.start("replays", KEY, ROOM)) {
            rows.add(Row.of("writes replayed after an orderly restart", replayed(again, recorded), "of 50", 0));
            recorded = record(again, CALLS);
            again.kill();
        }
        try (var again = target.start("replays", KEY, ROOM)) {
            rows.add(Row.of("writes replayed after kill -9", replayed(again, recorded), "of 50", 0));
        }
        return rows;
    }

    private static List<String> record(Cloud cloud, int from) throws IOException {
        var recorded = new ArrayList<String>();
        try (var client = cloud.client()) {
            for (int i = from; i < from + CALLS; i++) {
                var target = client.target(
                        "CreateDeploymentSet", "DeploymentSetName", "replayed-" + i, "Strategy", "Availability");
                client.get(target);
                recorded.add(target);
            }
        }
        return recorded;
    }

    private static int replayed(Cloud cloud, List<String> recorded) throws IOException {
        var count = 0;
        for (var target : recorded) {
            try (var client = cloud.client()) {
                client.get(target);
                count++;
            } catch (IllegalStateException e) {
                if (!e.toString().contains("SignatureNonceUsed")) {
                    throw e;
                }
            }
        }
        return count;
    }
}
