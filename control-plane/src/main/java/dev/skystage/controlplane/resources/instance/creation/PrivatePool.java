package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.persistence.instance.Instance;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code PrivatePoolOptions.*}: whether instances use reserved capacity. Nobody has reserved any, so no pool can be named.
 *
 * @param matchCriteria Open, Target or None; stays as it is when absent
 */
public record PrivatePool(
        @Nullable String matchCriteria, @Nullable String id) {
    private static final String TARGET = "Target";

    /** Refuses what is none, and a pool, which is not there, in the words of the action. */
    public void examine(ApiException noSuchPool) {
        Choice.checkParameter("PrivatePoolOptions.MatchCriteria", matchCriteria, Set.of("Open", TARGET, "None"));
        if (TARGET.equals(matchCriteria)) {
            checkParameter(id != null, "PrivatePoolOptions.Id");
            throw noSuchPool;
        }
        checkParameter(id == null, "PrivatePoolOptions.Id");
    }

    /** Writes what is said. */
    public void writeTo(Instance instance) {
        if (matchCriteria != null) {
            instance.privatePoolMatchCriteria = matchCriteria;
        }
    }
}
