package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.resources.assistant.InvocationReader;
import dev.skystage.controlplane.resources.assistant.Outcome;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the output of commands on instances; for a repeated command, of each run. */
@Action("004 §18.6")
record DescribeInvocationResults(Regions regions, InvocationReader reader) {
    private static final int MAX_PAGE = 50;
    private static final Set<String> STATUSES =
            Set.of("Running", "Finished", "Success", "Failed", "PartialFailed", "Stopped", "Stopping");

    record Request(
            @NotBlank String regionId,
            @Nullable String invokeId,
            @Nullable String commandId,
            @Nullable String instanceId,
            @Nullable String invokeRecordStatus,
            @Nullable Boolean includeHistory,
            @Nullable String contentEncoding,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(Invocation invocation) {}

    record Invocation(
            @ItemName("InvocationResult") List<Item> invocationResults,
            @Flat TokenPageResult page) {}

    record Item(
            String commandId,
            String invokeId,
            String instanceId,
            String username,
            String invokeRecordStatus,
            String invocationStatus,
            String startTime,
            String finishedTime,
            String stopTime,
            int repeats,
            int dropped,
            @Nullable Integer exitCode,
            String output,
            String errorCode,
            String errorInfo,
            @ItemName("Tag") List<TagView> tags) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(
                request.invokeRecordStatus() == null || STATUSES.contains(request.invokeRecordStatus()),
                "InvokeRecordStatus");
        var inBase64 = Script.isBase64(request.contentEncoding(), true);
        var where = new InvocationReader.Where()
                .tags(request.tag())
                .and("i.resource_group_id = :resourceGroup", "resourceGroup", request.resourceGroupId())
                .and("i.file is null and true = :commands", "commands", true)
                .and("i.id = :id", "id", request.invokeId())
                .and("i.command_id = :command", "command", request.commandId())
                .and("r.instance_id = :instance", "instance", request.instanceId())
                .runStatus(request.invokeRecordStatus());
        var history = !Boolean.FALSE.equals(request.includeHistory());
        var page =
                reader.runs(caller, region.id(), where, history, request.page().upTo(MAX_PAGE));
        return new Result(new Invocation(
                page.rows().stream().map(run -> item(run, inBase64)).toList(), TokenPageResult.of(page)));
    }

    private static Item item(InvocationReader.Run run, boolean inBase64) {
        var outcome = Outcome.of(run);
        var output = outcome.hasEnded() ? run.output() : "";
        return new Item(
                run.commandId(),
                run.invocationId(),
                run.instanceId(),
                run.username(),
                run.status(),
                outcome.status(),
                outcome.startTime(),
                outcome.finishTime(),
                outcome.stopTime(),
                run.number(),
                0,
                outcome.hasEnded() ? run.exitCode() : null,
                inBase64 ? output : Script.plain(output),
                outcome.errorCode(),
                outcome.errorInfo(),
                run.tagViews());
    }
}
