package dev.skystage.controlplane.resources.deploymentset;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the sets of existing instances ask for. */
@Component
public record DeploymentSets(JdbcClient jdbc) {
    /** Whether instances of the set belong together; false without a set. */
    public boolean isTogether(@Nullable String deploymentSetId) {
        return deploymentSetId != null
                && jdbc.sql("select exists (select from deployment_set where id = ? and strategy = ?)")
                        .params(deploymentSetId, DeploymentStrategy.LOW_LATENCY.wire())
                        .query(Boolean.class)
                        .single();
    }
}
