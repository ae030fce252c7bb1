package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Returns the user data of an instance in Base64, empty when it has none. */
@Action(value = "public doc: DescribeUserData", aliases = "DescribeUserdata")
record DescribeUserData(Regions regions, SecretCipher cipher, JdbcClient jdbc) {
    record Request(@NotBlank String instanceId, @NotBlank String regionId) {}

    record Result(String instanceId, String regionId, String userData) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var userData = jdbc.sql("""
                        select coalesce(user_data, '') from instance
                        where id = ? and account_id = ? and region_id = ? and status <> 'RELEASING'
                        """)
                .params(request.instanceId(), caller.accountId(), request.regionId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new ApiException("InvalidInstanceId.NotFound"));
        return new Result(request.instanceId(), request.regionId(), cipher.unseal(userData, request.instanceId()));
    }
}
