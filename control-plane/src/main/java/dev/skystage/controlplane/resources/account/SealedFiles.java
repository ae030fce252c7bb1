package dev.skystage.controlplane.resources.account;

import dev.skystage.persistence.cloud.Manifest.SealedWith;
import dev.skystage.persistence.cloud.UnusableFileException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secrets of clouds that are kept in files. In a file they stay encrypted with the key of the cloud that was
 * exported. A cloud with another key decrypts them and encrypts them with its own, if it is told one of two
 * passphrases: that of the export, which the file's key is wrapped in, or the {@code skystage.secret-key} of the
 * exported cloud.
 */
@Component
public class SealedFiles {
    private static final String OWNER = "snapshot";
    private static final String PROOF = "skystage";
    private static final int AT_ONCE = 1000;

    private final SecretCipher cipher;
    private final String configured;
    private final JdbcClient jdbc;

    SealedFiles(SecretCipher cipher, @Value("${skystage.secret-key:}") String configured, JdbcClient jdbc) {
        this.cipher = cipher;
        this.configured = configured;
        this.jdbc = jdbc;
    }

    private record Column(String table, String name, boolean binary) {}

    @SuppressWarnings("ArrayRecordComponent") // kept as it is in the row; secrets are never compared
    private record Sealed(String id, @Nullable String text, byte @Nullable [] bytes) {}

    /** What a file says about its key; with a passphrase it contains the key, wrapped. */
    public SealedWith describe(@Nullable String passphrase) {
        var proof = cipher.seal(PROOF, OWNER);
        if (passphrase != null) {
            var salt = CipherKey.random();
            var wrapping = new SecretCipher(CipherKey.of(passphrase, salt));
            return new SealedWith(proof, text(salt), cipher.sealKeyWith(wrapping, OWNER));
        }
        return new SealedWith(proof, configured.isEmpty() ? null : text(SecretCipher.salt(jdbc)), null);
    }

    /** The cipher of a file's secrets, empty if it is ours; refuses a file whose key cannot be found out. */
    public Optional<SecretCipher> cipherOf(SealedWith file, @Nullable String passphrase) {
        if (opens(cipher, file)) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(passphrase == null ? "" : passphrase, configured)
                .filter(candidate -> !candidate.isEmpty())
                .flatMap(candidate -> with(candidate, file).stream())
                .findFirst()
                .orElseThrow(() -> new UnusableFileException(refusal(file, passphrase))));
    }

    private static Optional<SecretCipher> with(String passphrase, SealedWith file) {
        var salt = file.salt();
        if (salt == null) {
            return Optional.empty();
        }
        var derived =
                new SecretCipher(CipherKey.of(passphrase, Base64.getDecoder().decode(salt)));
        var wrapped = file.wrapped();
        if (wrapped == null) {
            return Optional.of(derived).filter(key -> opens(key, file));
        }
        try {
            return Optional.of(SecretCipher.ofSealedKey(wrapped, derived, OWNER))
                    .filter(key -> opens(key, file));
        } catch (IllegalStateException e) {
            return Optional.empty(); // it was another passphrase
        }
    }

    private static boolean opens(SecretCipher cipher, SealedWith file) {
        try {
            return cipher.unseal(file.proof(), OWNER).equals(PROOF);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String refusal(SealedWith file, @Nullable String passphrase) {
        if (file.salt() == null) {
            return "the secrets of this snapshot are encrypted with the secret.key of another home: export it again with a"
                    + " passphrase, or give this cloud that key";
        }
        if (passphrase != null) {
            return "the passphrase does not open the secrets of this snapshot";
        }
        return "the secrets of this snapshot are encrypted with another key: "
                + (file.wrapped() == null
                        ? "give the skystage.secret-key of its cloud as the passphrase"
                        : "give the passphrase that it was exported with");
    }

    /**
     * Encrypts everything that another cipher has encrypted in the database anew with our key, in the caller's
     * transaction.
     */
    public void sealAnew(SecretCipher old) {
        for (var column : columns()) {
            var after = "";
            for (var rows = read(column, after); !rows.isEmpty(); rows = read(column, after)) {
                write(column, rows, old);
                after = rows.getLast().id;
            }
        }
    }

    /** The columns with secrets: migrations mark them. */
    private List<Column> columns() {
        return jdbc.sql("""
                        select relname, attname, atttypid = 'bytea'::regtype from pg_description
                        join pg_class c on c.oid = objoid join pg_attribute on attrelid = objoid and attnum = objsubid
                        where classoid = 'pg_class'::regclass and description = 'sealed'
                            and relnamespace = current_schema()::regnamespace
                        """)
                .query((row, index) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    private List<Sealed> read(Column column, String after) {
        return jdbc.sql("select id, %2$s from %1$s where %2$s is not null and id > ? order by id limit ?"
                        .formatted(column.table, column.name))
                .param(after)
                .param(AT_ONCE)
                .query((row, index) -> new Sealed(
                        row.getString(1),
                        column.binary ? null : row.getString(2),
                        column.binary ? row.getBytes(2) : null))
                .list();
    }

    private void write(Column column, List<Sealed> rows, SecretCipher old) {
        var values = rows.stream().map(row -> anew(row, old)).toArray();
        jdbc.sql("update %1$s t set %2$s = x.value from unnest(?::text[], ?::%3$s[]) x(id, value) where t.id = x.id"
                        .formatted(column.table, column.name, column.binary ? "bytea" : "text"))
                .param(rows.stream().map(Sealed::id).toArray(String[]::new))
                .param(
                        column.binary
                                ? List.of(values).toArray(byte[][]::new)
                                : List.of(values).toArray(String[]::new))
                .update();
    }

    private Object anew(Sealed row, SecretCipher old) {
        if (row.bytes != null) {
            return cipher.encrypt(old.decrypt(row.bytes, row.id), row.id);
        }
        return cipher.seal(old.unseal(row.text == null ? "" : row.text, row.id), row.id);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
