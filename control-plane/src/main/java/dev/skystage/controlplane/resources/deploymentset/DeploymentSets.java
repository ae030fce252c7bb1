package dev.skystage.controlplane.resources.deploymentset;

import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The placement rules of existing deployment sets. */
@Component
public record DeploymentSets(JdbcClient jdbc) {
    /** How the instances of the set must be spread; without a set it does not matter. */
    public Spread spread(@Nullable String deploymentSetId) {
        return deploymentSetId == null
                ? Spread.NONE
                : jdbc.sql("select exists (select from deployment_set where id = ? and strategy = ?)")
                        .params(deploymentSetId, DeploymentStrategy.LOW_LATENCY.wire())
                        .query((row, index) -> new Spread(deploymentSetId, row.getBoolean(1)))
                        .single();
    }
}
