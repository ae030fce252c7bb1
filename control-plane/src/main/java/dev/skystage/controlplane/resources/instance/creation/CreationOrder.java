package dev.skystage.controlplane.resources.instance.creation;

import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for.
 *
 * @param run the parameters that only RunInstances has
 */
public record CreationOrder(
        Renewals renewals,
        String regionId,
        @Nullable String imageId,
        @Nullable String instanceType,
        CreationParameters parameters,
        RunParameters run) {}
