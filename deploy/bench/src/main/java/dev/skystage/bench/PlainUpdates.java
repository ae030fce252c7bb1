package dev.skystage.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * JDBC batch updates of single rows, on as many connections as the engine has threads, a transaction for each batch.
 *
 * @param table of the rows, which count their versions
 * @param changes the assignments
 * @param prefix of the ids of the rows; their numbers follow
 */
record PlainUpdates(Cloud cloud, String table, String changes, String prefix, int n) {
    private static final int BATCH = 200;
    private static final int THREADS = 2;

    /** Updates all rows; returns how many a second. */
    double run() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            var first = thread;
            work.add(() -> {
                update(first);
                return true;
            });
        }
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        return n / ((System.nanoTime() - begin) / 1e9);
    }

    private void update(int first) throws SQLException, IOException {
        try (var connection = cloud.connect();
                var statement = connection.prepareStatement("update " + table + " set " + changes
                        + ", version = version + 1 where id = ? and version >= ?")) {
            connection.setAutoCommit(false);
            for (int batch = first * BATCH; batch < n; batch += BATCH * THREADS) {
                for (int i = batch; i < Math.min(batch + BATCH, n); i++) {
                    statement.setString(1, String.format("%s%015d", prefix, i + 1));
                    statement.setInt(2, 0);
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            }
        }
    }
}
