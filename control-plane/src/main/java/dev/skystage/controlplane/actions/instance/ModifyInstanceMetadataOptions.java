package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether and how the metadata of an instance can be read from inside. What is not given stays as it is. */
@Action("public doc: ModifyInstanceMetadataOptions (2024-03-19)")
record ModifyInstanceMetadataOptions(Instances instances, Regions regions) {
    private static final int MOST_HOPS = 64;

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @Nullable String httpEndpoint,
            @Nullable String httpTokens,
            @Nullable Integer httpPutResponseHopLimit) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.httpEndpoint(), Set.of("enabled", "disabled"), "InvalidHttpEndpoint.NotSupported");
        Choice.check(request.httpTokens(), Set.of("optional", "required"), "InvalidHttpTokens.NotSupported");
        var hops = request.httpPutResponseHopLimit();
        checkParameter(hops == null || (hops >= 1 && hops <= MOST_HOPS), "HttpPutResponseHopLimit");
        var instance = instances.lockIn(caller, region.id(), request.instanceId());
        if (request.httpEndpoint() != null) {
            instance.httpEndpoint = request.httpEndpoint();
        }
        if (request.httpTokens() != null) {
            instance.httpTokens = request.httpTokens();
        }
        if (hops != null) {
            instance.httpPutResponseHopLimit = hops;
        }
    }
}
