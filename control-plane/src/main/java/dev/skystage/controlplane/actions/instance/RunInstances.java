package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.instance.InstanceCreation;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.Renewals;
import dev.skystage.controlplane.resources.instance.creation.RunParameters;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creates and starts up to 100 instances, with a public address each if they have outbound bandwidth. With MinAmount
 * fewer are enough when there is no room for all. What the request leaves out comes from its launch template.
 */
@Action("004 §6.3")
record RunInstances(InstanceCreation creation, LaunchTemplates templates) {
    record Request(
            @NotBlank String regionId,
            @Nullable String imageId,
            @Nullable String instanceType,
            @Flat CreationParameters parameters,
            @Flat RunParameters run,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {}

    record Result(
            @ItemName("InstanceIdSet") List<String> instanceIdSets,
            @Nullable String orderId,
            @Nullable BigDecimal tradePrice) {}

    Result handle(Request request, Caller caller) {
        var order = new CreationOrder(
                Renewals.RUN_INSTANCES,
                request.regionId(),
                request.imageId(),
                request.instanceType(),
                request.parameters(),
                request.run());
        var created = creation.create(templates.complete(order, caller), caller, true);
        return new Result(created.ids(), created.orderId(), created.tradePrice());
    }
}
