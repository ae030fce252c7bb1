package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.assistant.InvocationReader.Invocation;
import dev.skystage.controlplane.resources.assistant.InvocationReader.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invocation as DescribeInvocations shows it. InvocationStatus is the newer word for InvokeStatus. */
public record InvocationItem(
        String invokeId,
        String commandId,
        String commandName,
        String commandDescription,
        String commandType,
        String commandContent,
        String workingDir,
        int timeout,
        String username,
        String parameters,
        boolean timed,
        String repeatMode,
        String frequency,
        String creationTime,
        String invokeStatus,
        String invocationStatus,
        @ItemName("Tag") List<TagView> tags,
        @ItemName("InvokeInstance") List<Item> invokeInstances) {
    public record Item(
            String instanceId,
            String instanceInvokeStatus,
            String invocationStatus,
            String creationTime,
            String startTime,
            String finishTime,
            String stopTime,
            String updateTime,
            int repeats,
            int dropped,
            boolean timed,
            @Nullable Integer exitCode,
            @Nullable String output,
            String errorCode,
            String errorInfo) {}

    public static InvocationItem of(Invocation invocation, List<Target> targets, boolean withOutput, boolean inBase64) {
        var created = Times.of(invocation.createdAt());
        var repeated = invocation.isTimed();
        return new InvocationItem(
                invocation.id(),
                invocation.commandId(),
                invocation.commandName(),
                invocation.description(),
                invocation.type(),
                inBase64 ? invocation.content() : Script.plain(invocation.content()),
                invocation.workingDir(),
                invocation.timeout(),
                invocation.username(),
                invocation.parameters(),
                repeated,
                invocation.repeatMode(),
                invocation.frequency(),
                created,
                invocation.status(),
                Outcome.word(invocation.status(), invocation.waiting()),
                invocation.tagViews(),
                targets.stream()
                        .map(target -> item(target, created, repeated, withOutput, inBase64))
                        .toList());
    }

    private static Item item(Target target, String created, boolean repeated, boolean withOutput, boolean inBase64) {
        var outcome = Outcome.of(target);
        var ended = outcome.hasEnded();
        var output = withOutput && ended ? orEmpty(target.output()) : null;
        return new Item(
                target.instanceId(),
                target.status(),
                outcome.status(),
                created,
                outcome.startTime(),
                outcome.finishTime(),
                outcome.stopTime(),
                outcome.updateTime(created),
                target.repeats(),
                0,
                repeated,
                ended ? target.exitCode() : null,
                output == null || inBase64 ? output : Script.plain(output),
                outcome.errorCode(),
                outcome.errorInfo());
    }
}
