package dev.skystage.controlplane.resources.assistant;

import dev.skystage.persistence.assistant.Command;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run: a copy of the command as it is now, and what the invocation adds.
 *
 * @param enableParameter whether names in double braces stand for values
 * @param parameters the values of names in the script
 * @param file for a file that is sent: where it goes and with which settings, in JSON
 */
public record Order(
        String commandId,
        String name,
        String description,
        String type,
        Script script,
        String workingDir,
        int timeout,
        String username,
        boolean enableParameter,
        Map<String, String> parameters,
        Map<String, String> tags,
        String resourceGroupId,
        Schedule schedule,
        @Nullable String file) {
    /** An order for the command as it is stored. */
    public static Order of(
            Command command,
            String username,
            Map<String, String> parameters,
            Map<String, String> tags,
            String resourceGroupId,
            Schedule schedule) {
        return new Order(
                command.id,
                command.name,
                command.description,
                command.type,
                Script.kept(command.content),
                command.workingDir,
                command.timeout,
                username,
                command.enableParameter,
                parameters,
                tags,
                resourceGroupId,
                schedule,
                null);
    }

    /** The same with another directory and timeout. */
    public Order with(String directory, int seconds) {
        return new Order(
                commandId,
                name,
                description,
                type,
                script,
                directory,
                seconds,
                username,
                enableParameter,
                parameters,
                tags,
                resourceGroupId,
                schedule,
                file);
    }
}
