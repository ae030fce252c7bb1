package dev.skystage.controlplane.resources.instance.creation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lengths in months that automatic renewals may have; they depend on the action that creates. */
public enum Renewals {
    RUN_INSTANCES(1, Set.of(1, 2, 3, 6, 12, 24, 36, 48, 60)),
    CREATE_INSTANCE(null, Set.of(1, 2, 3, 6, 12));

    private final @Nullable Integer usual;
    private final Set<Integer> months;

    Renewals(@Nullable Integer usual, Set<Integer> months) {
        this.usual = usual;
        this.months = months;
    }

    /** The default length; null where the length must be given. */
    @Nullable
    Integer usual() {
        return usual;
    }

    Set<Integer> months() {
        return months;
    }
}
