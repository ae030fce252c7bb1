package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Apart;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Refusals;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.instance.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Applies a verb to up to 100 instances of a region, with a result for each. */
@Component
public record InstanceBatches(Instances instances, Refusals refusals) {
    /** The result for one instance: code 200 and both statuses, or the refusal and no status. */
    public record InstanceResponse(
            String instanceId, String code, String message, String previousStatus, String currentStatus) {}

    /** One answer for each id, in the order of the request. */
    public List<InstanceResponse> each(
            String action, Caller caller, String regionId, List<String> ids, Apart mode, InstanceVerb verb) {
        var byId = new HashMap<String, Instance>();
        instances.lockPresent(caller, regionId, ids).forEach(instance -> byId.put(instance.id, instance));
        var check = verb.check(byId.values());
        var previous = new HashMap<String, String>();
        byId.forEach((id, instance) -> previous.put(id, instance.status().wire()));
        var sorted = mode.each(ids.stream().distinct().toList(), id -> {
            var instance = byId.get(id);
            if (instance == null) {
                throw Resources.notFound(Instance.class);
            }
            check.accept(instance);
        });
        verb.apply(sorted.passed().stream().map(byId::get).toList());
        return ids.stream()
                .distinct()
                .map(id -> answer(action, id, byId, previous, sorted.refused()))
                .toList();
    }

    private InstanceResponse answer(
            String action,
            String id,
            Map<String, Instance> byId,
            Map<String, String> previous,
            Map<String, ApiException> refused) {
        var refusal = refused.get(id);
        if (refusal != null) {
            var explained = refusals.explain(action, refusal);
            return new InstanceResponse(id, explained.code(), explained.message(), "", "");
        }
        var instance = byId.get(id);
        return new InstanceResponse(
                id,
                "200",
                "success",
                previous.getOrDefault(id, ""),
                instance == null ? "" : instance.status().wire());
    }
}
