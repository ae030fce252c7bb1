package dev.skystage.persistence.database;

import java.nio.file.Path;
import java.sql.DriverManager;

/** A JVM of its own that commits row after row on a home's database and says so, until it is killed. */
final class CommittingProcess {
    private CommittingProcess() {}

    public static void main(String[] args) throws Exception {
        try (var database = EmbeddedDatabase.persistent(new Home(Path.of(args[0])));
                var connection = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists written (id int primary key)");
            for (var id = Integer.parseInt(args[1]); ; id++) {
                statement.execute("insert into written values (" + id + ")");
                System.out.println(id);
            }
        }
    }
}
