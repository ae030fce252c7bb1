package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusals;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.persistence.instance.Instance;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key pair that users of an instance log in with. A change takes effect at the next start. Windows has no key
 * pairs.
 */
@Component
public record KeyPairBindings(Instances instances, KeyPairs keyPairs, Refusals refusals, JdbcClient jdbc) {
    /** The results for all instances. */
    public record Outcome(
            int totalCount,
            int failCount,
            String keyPairName,
            @ItemName("Result") List<Result> results) {}

    /** The result for one instance: code 200, or the refusal. */
    public record Result(String instanceId, boolean success, String code, String message) {}

    /**
     * Gives instances a key pair, which replaces the one that they have. Instances that do not exist fail, the others
     * do not.
     */
    public Outcome attach(Caller caller, String regionId, String name, List<String> instanceIds) {
        return each("AttachKeyPair", caller, regionId, name, instanceIds, instance -> instance.keyPairName = name);
    }

    /** Takes a key pair from these instances, as far as they have it; from all of them if no ids are given. */
    public Outcome detach(Caller caller, String regionId, String name, @Nullable List<String> instanceIds) {
        var ids = instanceIds == null ? holders(caller, regionId, name) : instanceIds;
        return each("DetachKeyPair", caller, regionId, name, ids, instance -> {
            if (name.equals(instance.keyPairName)) {
                instance.keyPairName = null;
            }
        });
    }

    private Outcome each(
            String action,
            Caller caller,
            String regionId,
            String name,
            List<String> instanceIds,
            Consumer<Instance> change) {
        var ids = instanceIds.stream().distinct().toList();
        var found = instances.lockPresent(caller, regionId, ids).stream()
                .collect(Collectors.toMap(instance -> instance.id, Function.identity()));
        keyPairs.hold(caller, regionId, name);
        check(
                found.values().stream().noneMatch(instance -> instance.osType.equals("windows")),
                "DependencyViolation.WindowsInstance");
        found.values().forEach(change);
        var refusal = refusals.explain(action, Resources.notFound(Instance.class));
        var results = ids.stream()
                .map(id -> found.containsKey(id)
                        ? new Result(id, true, "200", "successful")
                        : new Result(id, false, refusal.code(), refusal.message()))
                .toList();
        return new Outcome(ids.size(), ids.size() - found.size(), name, results);
    }

    private List<String> holders(Caller caller, String regionId, String name) {
        return jdbc.sql("""
                        select id from instance
                        where key_pair_name = ? and account_id || '' = ? and region_id || '' = ? order by id
                        """)
                .params(name, caller.accountId(), regionId)
                .query(String.class)
                .list();
    }
}
