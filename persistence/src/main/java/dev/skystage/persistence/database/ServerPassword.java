package dev.skystage.persistence.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;

/**
 * The password of an embedded server's superuser, who may run programs: a random one, in a file that only its owner can
 * read. Without it every user of the machine could connect.
 *
 * @param known whether the server has this password already; if not, it is set at the start
 */
record ServerPassword(String text, boolean known) {
    private static final int BYTES = 24;
    private static final int CHARS = 32;
    private static final String TELL =
            "local all all trust\nhost all all 127.0.0.1/32 trust\nhost all all ::1/128 trust\n";
    private static final String ASK = TELL.replace("trust", "scram-sha-256");

    /** The password in the file, or a new one when the file does not exist or is damaged. */
    static ServerPassword of(Path file, Path data) throws IOException {
        if (Files.exists(file)) {
            var kept = Files.readString(file).strip();
            if (kept.length() == CHARS) {
                return new ServerPassword(kept, true);
            }
        }
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var isNew = !Files.exists(data.resolve("pg_hba.conf"));
        if (isNew) {
            WholeFile.writeSecret(file, made);
        } else {
            WholeFile.write(data.resolve("pg_hba.conf"), TELL);
        }
        return new ServerPassword(made, isNew);
    }

    /** Sets the password of a running server, and makes the server ask for it from now on. */
    void tell(String url, Path file, Path data) throws IOException {
        try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.USER, text);
                var statement = connection.createStatement()) {
            statement.execute("alter role " + EmbeddedDatabase.USER + " password '" + text + "'");
            WholeFile.writeSecret(file, text);
            WholeFile.write(data.resolve("pg_hba.conf"), ASK);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("cannot set the password of " + url, e);
        }
    }
}
