package dev.skystage.controlplane.resources.assistant;

import dev.skystage.persistence.assistant.Command;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run: a command as it is now, with what the invocation adds.
 *
 * @param parameters the values of names in the script
 * @param file of a file that is sent: where to and how, in JSON
 */
public record Order(
        String commandId,
        String name,
        String description,
        String type,
        Script script,
        boolean takesParameters,
        String workingDir,
        int timeout,
        String username,
        Map<String, String> parameters,
        Map<String, String> tags,
        Schedule schedule,
        @Nullable String file) {
    /** The command as it stands. */
    public static Order of(
            Command command,
            String username,
            Map<String, String> parameters,
            Map<String, String> tags,
            Schedule schedule) {
        return new Order(
                command.id,
                command.name,
                command.description,
                command.type,
                Script.kept(command.content),
                command.enableParameter,
                command.workingDir,
                command.timeout,
                username,
                parameters,
                tags,
                schedule,
                null);
    }

    /** The script that the guests get. */
    Script resolved() {
        return takesParameters ? script.with(parameters) : script;
    }
}
