package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Releases the public address of an instance of the classic network. All instances here are in VPCs, and are refused.
 */
@Action("ECS ReleasePublicIpAddress")
record ReleasePublicIpAddress(Regions regions, JdbcClient jdbc) {
    record Request(
            @Nullable String regionId,
            @Nullable String instanceId,
            @NotBlank String publicIpAddress,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        regions.requireIfGiven(request.regionId());
        var found = jdbc.sql("""
                        select exists (select from instance where account_id = :account and public_ip = :ip
                            and id = coalesce(:instance, id))
                        """)
                .param("account", caller.accountId())
                .param("ip", request.publicIpAddress())
                .param("instance", request.instanceId())
                .query(Boolean.class)
                .single();
        check(found, "InvalidIpAddress.NotFound");
        throw new ApiException("OperationDenied");
    }
}
