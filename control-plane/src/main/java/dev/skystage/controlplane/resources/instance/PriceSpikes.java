package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.persistence.instance.SpotRows;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happening;
import dev.skystage.scheduler.trouble.Rule;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What happens when rules change the prices of preemptible instances: for running ones the cost so far is stored, and
 * the time of their interruption is computed again. The prices themselves come from {@link SpotMarket}.
 */
@Component
record PriceSpikes(SpotRows rows, SpotMarket market, Meters meters, CloudClock clock) implements Happening {
    @Override
    public boolean bringsAbout(Effect effect) {
        return effect instanceof Effect.PriceSpike;
    }

    @Override
    public List<String> begin(Rule rule) {
        return charge(rule);
    }

    @Override
    public void end(Rule rule, List<String> victims) {
        charge(rule); // also rules that were added since
    }

    private List<String> charge(Rule rule) {
        market.catchUp();
        var charged = rows.lockCharged(SpotReclaims.among(rule.scope()));
        meters.cut(InstanceCharges.KIND, charged);
        return charged;
    }

    @Override
    public void foresee(Rule rule) {
        rows.lookAgain(SpotReclaims.among(rule.scope()), clock.now());
    }
}
