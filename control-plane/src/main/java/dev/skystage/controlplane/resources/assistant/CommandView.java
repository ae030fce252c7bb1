package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import java.util.List;

/** A command as lists show it; its content is in Base64 or plain. */
public record CommandView(
        @Column("id") String commandId,
        String name,
        String description,
        String type,
        @Column("content") String commandContent,
        String workingDir,
        int timeout,
        boolean enableParameter,
        @ItemName("ParameterName") List<String> parameterNames,
        @Always("User") String provider,
        @Always String category,
        @Always("1") int version,
        @Always("true") boolean latest,
        int invokeTimes,
        String resourceGroupId,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        @ItemName("Tag") List<TagView> tags) {
    public static final Listing<CommandView> COMMANDS = Listing.of("command", CommandView.class);

    static List<String> parameterNames(String content, boolean enableParameter) {
        return enableParameter ? Script.kept(content).parameterNames() : List.of();
    }

    /** The same with the script in plain text. */
    public CommandView inPlainText() {
        return new CommandView(
                commandId,
                name,
                description,
                type,
                Script.plain(commandContent),
                workingDir,
                timeout,
                enableParameter,
                parameterNames,
                provider,
                category,
                version,
                latest,
                invokeTimes,
                resourceGroupId,
                creationTime,
                tags);
    }
}
