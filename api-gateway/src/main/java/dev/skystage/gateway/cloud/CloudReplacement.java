package dev.skystage.gateway.cloud;

import dev.skystage.persistence.cloud.CloudFile;
import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.replica.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replaces the whole cloud, in one transaction during which no replica works on it. So every call belongs either to the
 * old cloud or to the new one.
 */
@Component
public class CloudReplacement {
    private final TransactionTemplate transaction;
    private final Presence presence;
    private final ClockAdvance advance;
    private final CloudClock clock;
    private final CloudContents contents;
    private final JsonMapper json;

    /**
     * The cloud after a replacement.
     *
     * @param epoch how many times the cloud of this database has been replaced
     */
    public record Replaced(long epoch, Instant cloudTime) {}

    CloudReplacement(
            PlatformTransactionManager transactions,
            Presence presence,
            ClockAdvance advance,
            CloudClock clock,
            CloudContents contents,
            JsonMapper json) {
        this.transaction = new TransactionTemplate(transactions);
        this.presence = presence;
        this.advance = advance;
        this.clock = clock;
        this.contents = contents;
        this.json = json;
    }

    /**
     * Replaces this cloud by the one in a file; its time goes on from where it was. Refuses a file that does not fit.
     */
    public Replaced load(Path path, @Nullable String passphrase) throws IOException {
        try (var file = CloudFile.open(path, json)) {
            var cipher = contents.examine(file, passphrase);
            return alone(false, () -> {
                contents.load(file, cipher);
                var time = file.manifest().cloudTime();
                clock.resumeAt(time, contents::complete);
                return time;
            });
        }
    }

    /** Resets the cloud to what it was after its first start; its time is real time again. */
    public Replaced reset() {
        return alone(true, () -> {
            contents.remove();
            clock.restart(contents::complete);
            return clock.now();
        });
    }

    private Replaced alone(boolean fresh, Supplier<Instant> work) {
        var replaced = transaction.execute(status -> {
            advance.keepStill();
            presence.beAlone();
            var time = work.get();
            return new Replaced(presence.begin(fresh).number(), time);
        });
        if (replaced == null) {
            throw new IllegalStateException("the cloud was not replaced");
        }
        return replaced;
    }
}
