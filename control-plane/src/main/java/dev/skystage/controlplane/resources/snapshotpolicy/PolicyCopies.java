package dev.skystage.controlplane.resources.snapshotpolicy;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.persistence.Stateful;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Copies the snapshots of policies to another region as soon as they are made, if the policy says so. A chain that is full
 * there gets no more. The lifecycle of the copies needs its listeners to be built: hence the provider.
 */
@Component
record PolicyCopies(EntityManager entities, ObjectProvider<NewSnapshots> provider) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        if (!firing.resource().equals("snapshot") || !firing.event().equals("ACCOMPLISH")) {
            return;
        }
        var copied = copied(firing.rows().stream().map(Stateful::id).toList());
        if (copied.isEmpty()) {
            return;
        }
        var fresh = provider.getObject();
        for (var original : copied) {
            var policy = entities.find(AutoSnapshotPolicy.class, original.policyId);
            for (var regionId : policy.targetCopyRegions) {
                var unused = fresh.copyIfRoom(
                        original, regionId, original.encrypted, plan(original, policy), firing.cause());
            }
        }
        // the chains are counted by what the table has
        entities.flush();
    }

    /** Those that policies with copies have made, and that are no copies themselves. */
    private List<Snapshot> copied(List<String> ids) {
        return entities.unwrap(Session.class)
                .createNativeQuery("""
                        select s.* from snapshot s join auto_snapshot_policy p on p.id = s.policy_id
                        where s.id in (:ids) and s.source_region_id is null and p.enable_cross_region_copy
                        order by s.id
                        """, Snapshot.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    private static SnapshotPlan plan(Snapshot original, AutoSnapshotPolicy policy) {
        var days = policy.copiedSnapshotsRetentionDays;
        return new SnapshotPlan(
                "auto", original.name, "", days < 0 ? null : days, false, null, policy.id, null, "", original.tags);
    }
}
