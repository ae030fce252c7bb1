package dev.skystage.controlplane.resources.deploymentset;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.stereotype.Component;

/** Finds the caller's deployment sets. */
@Component
public class DeploymentSets {
    private final EntityManager entities;

    DeploymentSets(EntityManager entities) {
        this.entities = entities;
    }

    /** Finds the set and holds it against deletion until the caller's transaction ends, so that it can get a member. */
    public Optional<DeploymentSet> find(Caller caller, String regionId, String id) {
        return locked(caller, regionId, id, "for key share");
    }

    /** Finds the set and locks it against everything. */
    public Optional<DeploymentSet> lock(Caller caller, String regionId, String id) {
        return locked(caller, regionId, id, "for update");
    }

    private Optional<DeploymentSet> locked(Caller caller, String regionId, String id, String lock) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select * from deployment_set where id = :id and account_id = :account and region_id = :region "
                                + lock,
                        DeploymentSet.class)
                .setParameter("id", id)
                .setParameter("account", caller.accountId())
                .setParameter("region", regionId)
                .uniqueResultOptional();
    }
}
