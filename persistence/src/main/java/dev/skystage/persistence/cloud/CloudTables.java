package dev.skystage.persistence.cloud;

import dev.skystage.persistence.cloud.Manifest.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The tables that make up the cloud: all of the catalogue except the server's own. They are copied out and in
 * completely; tables that others refer to come first. No more rights are needed than the owner of the tables has.
 */
@Component
public class CloudTables {
    /**
     * Tables of the server and its replicas: migrations, Quartz's jobs, signatures that were used here in real time,
     * the salt of the key, and which cloud the database holds.
     */
    private static final String OWN = "^(flyway_schema_history|qrtz_.*|nonce|secret_salt|cloud_epoch)$";

    private static final String TABLES = """
            select c.oid, c.relname, (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
            from pg_class c where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname !~ ?
            order by relname
            """;

    /**
     * Triggers that write to other tables: these tables are copied themselves. Triggers that complete a row before it
     * is written stay on.
     */
    private static final String KEEPERS = """
            select format('%s trigger %I', t.relname, tgname) from pg_trigger join pg_class t on t.oid = tgrelid
            where relnamespace = current_schema()::regnamespace and relname !~ ? and relkind = 'r'
                and not tgisinternal and tgenabled = 'O' and tgtype & 2 = 0
            order by 1
            """;

    private static final String SEQUENCES =
            "select sequencename from pg_sequences where schemaname = current_schema() order by 1";

    private final JdbcTemplate jdbc;

    CloudTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Table(long id, String name, String columns) {}

    /** The schema as the migrations have made it. */
    public Schema schema() {
        return jdbc.query("""
                        select (array_agg(version order by installed_rank desc))[1],
                            encode(sha256(convert_to(string_agg(version || ' ' || checksum, ',' order by installed_rank), 'UTF8')), 'hex')
                        from flyway_schema_history where success and version is not null
                        """, (row, index) -> new Schema(row.getString(1), row.getString(2)))
                .getFirst();
    }

    /** Refuses a file with another schema than this one. */
    public void require(Schema other) {
        var own = schema();
        if (!own.version().equals(other.version())) {
            throw new UnusableFileException(
                    "this snapshot is of schema version " + other.version() + ", this cloud has version "
                            + own.version() + ": import it into a cloud of the release that made it");
        }
        if (!own.equals(other)) {
            throw new UnusableFileException("this snapshot is of another schema version " + other.version()
                    + ": its migrations are not those of this cloud");
        }
    }

    /**
     * Stops everybody from replacing the rows until the transaction ends. Must be called before the transaction has
     * read anything.
     */
    public void hold(List<String> names) {
        jdbc.execute("lock table " + String.join(", ", names) + " in access share mode");
    }

    /** The names of the tables. */
    public List<String> names() {
        return tables().stream().map(Table::name).toList();
    }

    /** Copies all rows out; returns how many there are, by table. */
    public Map<String, Long> copyOut(CloudFile.Draft draft) {
        var rows = new TreeMap<String, Long>();
        for (var table : tables()) {
            rows.put(table.name, copy(copies -> {
                var out = new BufferedOutputStream(draft.table(table.name), 1 << 16);
                var copied = copies.copyOut("copy " + table.name + " (" + table.columns + ") to stdout", out);
                out.flush();
                return copied;
            }));
        }
        return rows;
    }

    /** The next number of each sequence. */
    public Map<String, Long> sequences() {
        var next = new TreeMap<String, Long>();
        for (var name : jdbc.queryForList(SEQUENCES, String.class)) {
            // pg_sequences does not tell where a sequence stands that was restarted and has given no number since
            jdbc.query("select last_value + case when is_called then 1 else 0 end from " + name, row -> {
                next.put(name, row.getLong(1));
            });
        }
        return next;
    }

    /** Replaces all rows by those of a file, or by none. A rollback undoes it. */
    public void replace(@Nullable CloudFile file) {
        var tables = tables();
        var keepers = jdbc.queryForList(KEEPERS, String.class, OWN);
        jdbc.execute("truncate " + tables.stream().map(Table::name).collect(Collectors.joining(", ")));
        var next = file == null ? Map.<String, Long>of() : file.manifest().sequences();
        // not setval, which a rollback does not undo
        script(jdbc.queryForList(SEQUENCES, String.class).stream()
                .map(name -> "alter sequence " + name + " restart"
                        + (next.containsKey(name) ? " with " + next.get(name) : "")));
        if (file == null) {
            return;
        }
        script(keepers.stream().map(keeper -> "alter table " + keeper.replace(" trigger ", " disable trigger ")));
        for (var table : parentsFirst(tables)) {
            var unused = copy(copies -> {
                try (var in = file.table(table.name)) {
                    return copies.copyIn("copy " + table.name + " (" + table.columns + ") from stdin", in, 1 << 16);
                }
            });
        }
        script(keepers.stream().map(keeper -> "alter table " + keeper.replace(" trigger ", " enable trigger ")));
    }

    private void script(Stream<String> statements) {
        jdbc.execute(statements.collect(Collectors.joining("; ")));
    }

    private List<Table> tables() {
        return jdbc.query(TABLES, (row, index) -> new Table(row.getLong(1), row.getString(2), row.getString(3)), OWN);
    }

    private List<Table> parentsFirst(List<Table> tables) {
        var parents = new TreeMap<Long, Set<Long>>();
        jdbc.query(
                "select conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid", row -> {
                    parents.computeIfAbsent(row.getLong(1), table -> new HashSet<>())
                            .add(row.getLong(2));
                });
        var ordered = new ArrayList<Table>();
        var left = new ArrayList<>(tables);
        while (!left.isEmpty()) {
            var waiting = left.stream().map(Table::id).collect(Collectors.toSet());
            var ready = left.stream()
                    .filter(table ->
                            parents.getOrDefault(table.id, Set.of()).stream().noneMatch(waiting::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("these tables refer to each other: " + left);
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }

    private interface Copying {
        long with(CopyManager copies) throws SQLException, IOException;
    }

    private long copy(Copying work) {
        var copied = jdbc.execute((ConnectionCallback<Long>) connection -> with(connection, work));
        return copied == null ? 0 : copied;
    }

    private static long with(Connection connection, Copying work) throws SQLException {
        try {
            return work.with(connection.unwrap(PGConnection.class).getCopyAPI());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
