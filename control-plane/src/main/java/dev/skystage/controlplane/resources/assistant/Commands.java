package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.assistant.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes commands, either stored or for one invocation only, and checks what they are made of. */
@Component
public record Commands(Resources resources, Quotas quotas) {
    public static final int SHORTEST_TIMEOUT = 60;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int MOST_PARAMETERS = 20;
    private static final int LONGEST_USERNAME = 255;
    private static final Set<String> TYPES = Set.of("RunBatScript", "RunPowerShellScript", "RunShellScript");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** A command that is not stored yet. */
    public Command make(
            Caller caller,
            String regionId,
            @Nullable String name,
            CommandSpec spec,
            Script script,
            int defaultTimeout,
            @Nullable List<Tag> tags) {
        checkTexts(name, spec.description());
        var command = resources.fresh(new Command(), caller.accountId(), regionId);
        command.name = orEmpty(name);
        command.description = orEmpty(spec.description());
        command.type = spec.type();
        command.content = script.base64();
        command.workingDir = orEmpty(spec.workingDir());
        command.timeout = timeout(spec.timeout(), defaultTimeout);
        command.enableParameter = Boolean.TRUE.equals(spec.enableParameter());
        command.tags = Tags.given(tags);
        return command;
    }

    /** Stores the command, if the account may have one more. */
    public void keep(Command command) {
        check(quotas.take(command.accountId, command.regionId, Quota.COMMANDS, 1), "CmdCount.ExceedQuota");
        resources.add(command);
    }

    public void remove(Command command) {
        resources.remove(command);
        quotas.give(command.accountId, command.regionId, Quota.COMMANDS, 1);
    }

    public static void checkType(String type) {
        check(TYPES.contains(type), "InvalidCmdType.NotFound");
    }

    public static void checkTexts(@Nullable String name, @Nullable String description) {
        check(name == null || name.length() <= LONGEST_NAME, "CmdName.ExceedLimit");
        check(description == null || description.length() <= LONGEST_DESCRIPTION, "CmdDesc.ExceedLimit");
    }

    /** Less than a minute counts as a minute. */
    public static int timeout(@Nullable Long given, int byDefault) {
        return timeout(given, byDefault, SHORTEST_TIMEOUT);
    }

    /** Less than the shortest counts as the shortest. */
    public static int timeout(@Nullable Long given, int byDefault, int shortest) {
        var seconds = given == null ? byDefault : given;
        return Math.clamp(seconds, shortest, Integer.MAX_VALUE);
    }

    /** The user that runs it: root or System unless another one is given. */
    public static String username(@Nullable String given, String type) {
        check(given == null || given.length() <= LONGEST_USERNAME, "Username.ExceedLimit");
        return given == null || given.isEmpty() ? (type.equals("RunShellScript") ? "root" : "System") : given;
    }

    /** The values of parameters, sent as a JSON object; each of them must occur in the script. */
    public static Map<String, String> parameters(@Nullable String json, Script script, boolean enabled) {
        var values = new TreeMap<String, String>();
        if (json == null || json.isEmpty() || !enabled) {
            return values;
        }
        try {
            JSON.readValue(json, OBJECT).forEach((name, value) -> values.put(name, String.valueOf(value)));
        } catch (JacksonException e) {
            throw ApiException.invalid("Parameters");
        }
        var names = script.parameterNames();
        check(
                values.size() <= MOST_PARAMETERS
                        && values.keySet().stream()
                                .allMatch(name -> names.stream().anyMatch(name::equalsIgnoreCase)),
                "InvalidParameter",
                "Parameters");
        return values;
    }
}
