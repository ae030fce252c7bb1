package dev.skystage.controlplane.actions.account;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.quota.NamedLimits;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import jakarta.validation.constraints.NotBlank;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The quotas and privileges of the account in a region. Unknown names are ignored. */
@Action("004 §21.3")
record DescribeAccountAttributes(Regions regions, Quotas quotas, InstanceTypes instanceTypes) {
    record Request(
            @NotBlank String regionId,
            @Nullable String zoneId,
            @Indexed(max = 8) @Nullable List<String> attributeName) {}

    record Result(@ItemName("AccountAttributeItem") List<Item> accountAttributeItems) {}

    record Item(String attributeName, @ItemName("ValueItem") List<Value> attributeValues) {}

    record Value(String value) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var asked = request.attributeName();
        return new Result(attributes(caller, request.regionId()).entrySet().stream()
                .filter(attribute -> asked == null
                        || asked.isEmpty()
                        || asked.stream()
                                .anyMatch(name -> NamedLimits.canonical(name).equals(attribute.getKey())))
                .map(attribute -> new Item(
                        attribute.getKey(),
                        attribute.getValue().stream().map(Value::new).toList()))
                .toList());
    }

    private Map<String, List<String>> attributes(Caller caller, String regionId) {
        var maxima = quotas.of(caller.accountId(), regionId).stream()
                .collect(Collectors.toMap(Quotas.Usage::quota, Quotas.Usage::maximum));
        var attributes = new LinkedHashMap<String, List<String>>();
        attributes.put("instance-network-type", List.of("vpc"));
        NamedLimits.all().forEach((name, quota) -> attributes.put(name, List.of(String.valueOf(maxima.get(quota)))));
        attributes.put(
                "supported-postpaid-instance-types",
                instanceTypes.all().stream().map(InstanceType::id).toList());
        attributes.put("real-name-authentication", List.of("yes"));
        return attributes;
    }
}
