package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.InvocationItem;
import dev.skystage.controlplane.resources.assistant.InvocationReader;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists invocations with their results on each instance. */
@Action("004 §18.5")
record DescribeInvocations(Regions regions, InvocationReader reader) {
    private static final int MAX_PAGE = 50;
    private static final Set<String> STATUSES = Set.of(
            "Running", "Finished", "Success", "Failed", "PartialFailed", "Stopped", "Stopping", "Pending", "Scheduled");

    private static final Set<String> TYPES = Set.of("RunBatScript", "RunPowerShellScript", "RunShellScript");

    /** The reference calls the filter for types Type, clients call it CommandType. */
    record Request(
            @NotBlank String regionId,
            @Nullable String invokeId,
            @Nullable String commandId,
            @Nullable String commandName,
            @WireName({"CommandType", "Type"}) @Nullable String commandType,
            @Nullable Boolean timed,
            @Nullable String repeatMode,
            @Nullable String invokeStatus,
            @Nullable String instanceId,
            @Nullable Boolean includeOutput,
            @Nullable String contentEncoding,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(
            @ItemName("Invocation") List<InvocationItem> invocations,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(request.invokeStatus() == null || STATUSES.contains(request.invokeStatus()), "InvokeStatus");
        checkParameter(request.commandType() == null || TYPES.contains(request.commandType()), "Type");
        var inBase64 = Script.isBase64(request.contentEncoding(), true);
        var where = new InvocationReader.Where()
                .tags(request.tag())
                .and("i.resource_group_id = :resourceGroup", "resourceGroup", request.resourceGroupId())
                .and("i.file is null and true = :commands", "commands", true)
                .and("i.id = :id", "id", request.invokeId())
                .and("i.command_id = :command", "command", request.commandId())
                .and("i.command_name = :name", "name", request.commandName())
                .and("i.type = :type", "type", request.commandType())
                .and("(i.repeat_mode not in ('Once', 'DryRun')) = :timed", "timed", request.timed())
                .and("i.repeat_mode = :mode", "mode", request.repeatMode())
                .status(request.invokeStatus())
                .and(
                        "exists (select from invocation_target x where x.invocation_id = i.id and x.instance_id ="
                                + " :one)",
                        "one",
                        request.instanceId());
        var page = reader.invocations(caller, region.id(), where, request.page().upTo(MAX_PAGE));
        var ids = page.rows().stream().map(InvocationReader.Invocation::id).toList();
        var targets = reader.targets(ids, request.instanceId()).stream()
                .collect(Collectors.groupingBy(InvocationReader.Target::invocationId));
        var withOutput = Boolean.TRUE.equals(request.includeOutput());
        return new Result(
                page.rows().stream()
                        .map(invocation -> InvocationItem.of(
                                invocation, targets.getOrDefault(invocation.id(), List.of()), withOutput, inBase64))
                        .toList(),
                TokenPageResult.of(page));
    }
}
