package dev.skystage.bench;

import dev.skystage.bench.Bench.Options;
import dev.skystage.bench.Bench.Result;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Rows moved by the engine without simulated delay: thousands at once are put into a status that a task ends, with a task
 * each, by SQL; timed from that commit to the last finished task.
 *
 * @param connection without auto-commit
 * @param table of the rows
 * @param prefix with which the ids of the rows begin
 */
record EngineRounds(Connection connection, String table, String prefix, int n, Move there, Move back) {
    /**
     * One way to go.
     *
     * @param changes what is set to begin it
     * @param type of the task that ends it
     * @param end the status at the end
     */
    record Move(String changes, String type, String end) {}

    /** Moves all rows there, in odd rounds back; answers how many a second. */
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

    /** So many rounds to get warm. */
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
