package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Apart;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Refusals;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.identity.PassableRoles;
import dev.skystage.persistence.instance.Instance;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The RAM roles of instances; each has one at most. */
@Component
public record InstanceRoles(Instances instances, PassableRoles roles, Refusals refusals) {
    /** The result for one instance: code 200, or why nothing was changed. */
    public record Outcome(String instanceId, String code, String message, boolean success) {}

    /** Gives instances the role; those that have a role already keep it. */
    public List<Outcome> attach(Caller caller, String regionId, List<String> ids, String role) {
        roles.checkForInstances(caller, role);
        return each("AttachInstanceRamRole", caller, regionId, ids, instance -> {
            check(instance.ramRoleName == null, "OperationDenied.RamRoleAttached");
            instance.ramRoleName = role;
        });
    }

    /**
     * Takes this role from instances; without a name, the one that each has. An instance without a role stays as it is.
     * A role that was deleted in the meantime can be taken away, too.
     */
    public List<Outcome> detach(Caller caller, String regionId, List<String> ids, @Nullable String role) {
        if (role != null) {
            roles.checkPassable(caller, role);
        }
        var had = new HashSet<String>();
        var outcomes = each("DetachInstanceRamRole", caller, regionId, ids, instance -> {
            var has = instance.ramRoleName;
            if (has != null && role == null) {
                roles.checkPassable(caller, has);
            }
            check(has == null || role == null || has.equals(role), "InvalidRamRole.NotFound");
            if (has != null) {
                had.add(has);
            }
            instance.ramRoleName = null;
        });
        check(role == null || had.contains(role) || roles.exists(caller, role), "InvalidRamRole.NotFound");
        return outcomes;
    }

    private List<Outcome> each(
            String action, Caller caller, String regionId, List<String> ids, Consumer<Instance> change) {
        var wanted = ids.stream().distinct().toList();
        var found = instances.lockPresent(caller, regionId, wanted);
        if (found.size() < wanted.size()) {
            throw Resources.notFound(Instance.class);
        }
        found.forEach(instance -> check(instance.networkType.equals("vpc"), "InvalidNetworkType.MismatchRamRole"));
        var refused = Apart.SUCCESS_FIRST.each(found, change).refused();
        return found.stream()
                .map(instance -> outcome(action, instance.id, refused.get(instance)))
                .toList();
    }

    private Outcome outcome(String action, String id, @Nullable ApiException refusal) {
        if (refusal == null) {
            return new Outcome(id, "200", "success", true);
        }
        var explained = refusals.explain(action, refusal);
        return new Outcome(id, explained.code(), explained.message(), false);
    }

    /** How many could not be changed. */
    public static int failures(List<Outcome> outcomes) {
        return (int) outcomes.stream().filter(outcome -> !outcome.success()).count();
    }
}
