package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.api.WireName;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a command, except its name and its script.
 *
 * @param timeout in seconds; the reference prints it as TimeOut
 */
public record CommandSpec(
        @NotBlank String type,
        @Nullable String description,
        @Nullable String workingDir,
        @WireName({"Timeout", "TimeOut"}) @Nullable Long timeout,
        @Nullable Boolean enableParameter) {}
