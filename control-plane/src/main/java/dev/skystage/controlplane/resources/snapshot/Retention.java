package dev.skystage.controlplane.resources.snapshot;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.persistence.snapshot.Snapshot;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How long snapshots are kept: a number of days from their creation, or until somebody deletes them. */
public final class Retention {
    private static final int MOST_DAYS = 65_536;

    private Retention() {}

    /** Refuses a number of days that is not allowed. */
    public static void check(@Nullable Integer days) {
        check("RetentionDays", days);
    }

    /** The same for a parameter of another name. */
    public static void check(String parameter, @Nullable Integer days) {
        checkParameter(days == null || (days >= 1 && days <= MOST_DAYS), parameter);
    }

    /** Keeps the snapshot for so many days; null for ever. */
    public static void apply(Snapshot snapshot, @Nullable Integer days) {
        snapshot.retentionDays = days;
        snapshot.expiresAt = days == null ? null : snapshot.createdAt.plus(days, ChronoUnit.DAYS);
    }
}
