package dev.skystage.controlplane.actions.assistant;

import static java.util.Objects.requireNonNull;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.resources.assistant.InvocationReader;
import dev.skystage.controlplane.resources.assistant.Outcome;
import dev.skystage.controlplane.resources.assistant.SentFile;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the files that were sent, with the results on each instance. */
@Action("SDK")
record DescribeSendFileResults(Regions regions, InvocationReader reader) {
    private static final int MAX_PAGE = 50;

    record Request(
            @NotBlank String regionId,
            @Nullable String invokeId,
            @Nullable String instanceId,
            @Nullable String name,
            @Nullable String invocationStatus,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(
            @ItemName("Invocation") List<Item> invocations,
            @Flat TokenPageResult page) {}

    record Item(
            String invokeId,
            String name,
            String description,
            String content,
            String contentType,
            String targetDir,
            String fileOwner,
            String fileGroup,
            String fileMode,
            String overwrite,
            int vmCount,
            String creationTime,
            String invocationStatus,
            @ItemName("Tag") List<TagView> tags,
            @ItemName("InvokeInstance") List<Target> invokeInstances) {}

    record Target(
            String instanceId,
            String invocationStatus,
            String creationTime,
            String startTime,
            String finishTime,
            String updateTime,
            String errorCode,
            String errorInfo) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var where = new InvocationReader.Where()
                .tags(request.tag())
                .and("i.resource_group_id = :resourceGroup", "resourceGroup", request.resourceGroupId())
                .and("i.file is not null and true = :files", "files", true)
                .and("i.id = :id", "id", request.invokeId())
                .and("i.command_name = :name", "name", request.name())
                .status(request.invocationStatus())
                .and(
                        "exists (select from invocation_target x where x.invocation_id = i.id and x.instance_id ="
                                + " :one)",
                        "one",
                        request.instanceId());
        var page = reader.invocations(caller, region.id(), where, request.page().upTo(MAX_PAGE));
        var targets = reader
                .targets(
                        page.rows().stream()
                                .map(InvocationReader.Invocation::id)
                                .toList(),
                        null)
                .stream()
                .collect(Collectors.groupingBy(InvocationReader.Target::invocationId));
        return new Result(
                page.rows().stream()
                        .map(sent -> item(sent, targets.getOrDefault(sent.id(), List.of()), request.instanceId()))
                        .toList(),
                TokenPageResult.of(page));
    }

    private static Item item(
            InvocationReader.Invocation sent, List<InvocationReader.Target> targets, @Nullable String instanceId) {
        var file = SentFile.of(requireNonNull(sent.file()));
        var created = Times.of(sent.createdAt());
        return new Item(
                sent.id(),
                sent.commandName(),
                sent.description(),
                file.content(),
                file.contentType(),
                file.targetDir(),
                file.fileOwner(),
                file.fileGroup(),
                file.fileMode(),
                Boolean.toString(file.overwrite()),
                targets.size(),
                created,
                Outcome.word(sent.status(), false),
                sent.tagViews(),
                targets.stream()
                        .filter(target ->
                                instanceId == null || target.instanceId().equals(instanceId))
                        .map(target -> target(target, created))
                        .toList());
    }

    private static Target target(InvocationReader.Target target, String created) {
        var outcome = Outcome.of(target);
        return new Target(
                target.instanceId(),
                outcome.status(),
                created,
                outcome.startTime(),
                outcome.finishTime(),
                outcome.updateTime(created),
                switch (outcome.errorCode()) {
                    case Outcome.TIMEOUT -> "DeliveryTimeout";
                    case Outcome.EXIT_CODE -> "FileCreateFail";
                    default -> outcome.errorCode();
                },
                switch (outcome.errorCode()) {
                    case Outcome.TIMEOUT -> "the command delivery has been timeout";
                    case Outcome.EXIT_CODE -> "the file creation is failed due to unknown error";
                    default -> outcome.errorInfo();
                });
    }
}
