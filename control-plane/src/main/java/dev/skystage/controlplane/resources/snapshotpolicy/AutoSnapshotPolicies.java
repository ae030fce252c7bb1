package dev.skystage.controlplane.resources.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the caller's policies. Whatever is wrong with one, the code is the same; the messages differ. */
@Component
public record AutoSnapshotPolicies(Resources resources, JdbcClient jdbc) {
    private static final String PREFIX = "sp-";

    /** Holds the policy, so that it can be applied. */
    public AutoSnapshotPolicy hold(Caller caller, String regionId, String id) {
        checkId(id);
        return one(resources.hold(AutoSnapshotPolicy.class, caller, List.of(id)), regionId);
    }

    /** Holds the policies of disks that are being made; none may be missing. */
    public void holdAll(Caller caller, String regionId, Collection<String> ids) {
        if (!ids.isEmpty()) {
            var held = resources.hold(AutoSnapshotPolicy.class, caller, List.copyOf(ids)).stream()
                    .filter(policy -> policy.diskType == null && policy.regionId.equals(regionId));
            check(held.count() == ids.size(), "InvalidAutoSnapshotPolicyId.NotFound");
        }
    }

    /** Locks the policy against change. */
    public AutoSnapshotPolicy lock(Caller caller, String regionId, String id) {
        checkId(id);
        return one(resources.lock(AutoSnapshotPolicy.class, caller, List.of(id)), regionId);
    }

    /** Locks the policy so that it can be deleted. */
    public AutoSnapshotPolicy lockToDelete(Caller caller, String regionId, String id) {
        return one(resources.lockToDelete(AutoSnapshotPolicy.class, caller, List.of(id)), regionId);
    }

    /** Takes it off all disks. */
    public void takeOff(String policyId) {
        jdbc.sql("""
                        with held as materialized (
                            select id from disk where auto_snapshot_policy_id = ? order by id for no key update)
                        update disk d set auto_snapshot_policy_id = null, version = version + 1
                        from held where d.id = held.id
                        """).param(policyId).update();
    }

    private static void checkId(String id) {
        check(id.startsWith(PREFIX), "ParameterInvalid", "AutoSnapshotPolicyId");
    }

    private static AutoSnapshotPolicy one(List<AutoSnapshotPolicy> found, String regionId) {
        var policy = found.stream()
                .filter(some -> some.diskType == null)
                .findFirst()
                .orElseThrow(() -> new ApiException("ParameterInvalid", "policy does not exist."));
        check(policy.regionId.equals(regionId), "ParameterInvalid", "does not exist in the region");
        return policy;
    }
}
