package dev.skystage.gateway.cloud;

import dev.skystage.controlplane.resources.account.SealedFiles;
import dev.skystage.persistence.cloud.CloudFile;
import dev.skystage.persistence.cloud.CloudTables;
import dev.skystage.persistence.cloud.Manifest;
import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Writes the whole cloud, as it is at one instant, to a file. The cloud can be used meanwhile. */
@Component
public class CloudExport {
    private final TransactionTemplate instant;
    private final CloudTables tables;
    private final SealedFiles secrets;
    private final CloudClock clock;
    private final ClockAdvance advance;
    private final JsonMapper json;

    CloudExport(
            PlatformTransactionManager transactions,
            CloudTables tables,
            SealedFiles secrets,
            CloudClock clock,
            ClockAdvance advance,
            JsonMapper json) {
        this.instant = new TransactionTemplate(transactions);
        instant.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        instant.setReadOnly(true);
        this.tables = tables;
        this.secrets = secrets;
        this.clock = clock;
        this.advance = advance;
        this.json = json;
    }

    /**
     * Writes the file. Only with a passphrase can a cloud with another key read its secrets. Refused while the clock is
     * being moved.
     */
    public Manifest write(Path path, @Nullable String passphrase) {
        var sealedWith = secrets.describe(passphrase);
        var names = tables.names();
        var written = instant.execute(status -> {
            tables.hold(names);
            advance.requireStill();
            var now = clock.now();
            try {
                return CloudFile.write(path, json, draft -> {
                    var rows = tables.copyOut(draft);
                    return new Manifest(Manifest.FORMAT, tables.schema(), now, sealedWith, rows, tables.sequences());
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (written == null) {
            throw new IllegalStateException("nothing was written to " + path);
        }
        return written;
    }
}
