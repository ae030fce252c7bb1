package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.SpotRows;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happening;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes preemptible instances back on order, whatever price their owners offer. It is announced five minutes before, as
 * always.
 */
@Component
record SpotReclaims(SpotRows rows, SpotInterruptions interruptions, CloudClock clock) implements Happening {
    private static final String REASON = "The cloud needs the capacity itself.";

    @Override
    public boolean bringsAbout(Effect effect) {
        return effect instanceof Effect.SpotReclaim;
    }

    /** Which of many are taken follows from the seed. What has been announced is not taken back. */
    @Override
    public List<String> begin(Rule rule) {
        var limit = rule.limit();
        var taken = limit.choose(rows.lockReclaimable(among(rule.scope()), limit.chance()));
        interruptions.tell(taken, REASON, clock.now());
        return taken.stream().map(StatusRow::id).toList();
    }

    static SpotRows.Among among(Scope scope) {
        return new SpotRows.Among(
                scope.account(), scope.region(), scope.zone(), scope.host(), scope.instance(), scope.instanceType());
    }
}
