package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Statuses changed by the engine without simulated delay. SQL puts thousands of rows at once into a status that a task
 * ends, with a task for each; the time runs from that commit to the last finished task.
 *
 * @param connection without auto-commit
 * @param table of the rows
 * @param prefix of the ids of the rows
 */
record EngineRounds(Connection connection, String table, String prefix, int n, Move there, Move back) {
    /**
     * One direction.
     *
     * @param changes the assignments that begin it
     * @param type of the task that ends it
     * @param end the status at the end
     */
    record Move(String changes, String type, String end) {}

    /** Runs one round: forth in even rounds, back in odd ones. Returns how many rows a second. */
    double run(int round) throws SQLException {
        var move = round % 2 == 0 ? there : back;
        var rows = table + " where id like '" + prefix + "%'";
        Rows.update(
                connection,
                "update " + table + " set " + move.changes + ", version = version + 1 where id like '" + prefix + "%'");
        Rows.update(
                connection,
                "insert into task (id, type, account_id, region_id, resource_id, run_at, created_at)"
                        + " select 't-zz' || " + System.currentTimeMillis() * 1000 + " + row_number() over (), '"
                        + move.type + "', account_id, region_id, id, now(), now() from " + rows);
        connection.commit();
        var begin = System.nanoTime();
        while (Rows.number(
                        connection,
                        "select (exists (select from task where status = 'Pending')"
                                + " or exists (select from task where status = 'Running'))::int")
                != 0) {
            connection.commit();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        var moved = Rows.number(connection, "select count(*) from " + rows + " and status = '" + move.end + "'");
        connection.commit();
        if (moved != n) {
            throw new IllegalStateException(moved + " of " + n + " moved");
        }
        return n / seconds;
    }

    /** Some rounds before the measurement, so that everything is warm. */
    void warmUp(Options options) throws SQLException {
        for (int i = 0; i < options.number("warmup", 4); i++) {
            run(i);
        }
    }

    /** Rounds of the engine in turn with plain updates of the same rows. Ratio = ours / JDBC. */
    Result against(PlainUpdates updates, Options options, String unit) throws Exception {
        var rounds = options.number("rounds", 6);
        var ours = new double[rounds];
        var plain = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ours[i] = run(i);
            plain[i] = updates.run();
            Bench.say("engine %.0f/s, plain updates %.0f/s", ours[i], plain[i]);
        }
        var our = Load.median(ours);
        var their = Load.median(plain);
        return new Result(our / their, our, unit)
                .and("jdbc", their)
                .and("slowest", Arrays.stream(ours).min().orElse(0))
                .and(table + "s", n);
    }
}
