package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells all about one security group. Groups have no rules yet: members reach each other, nothing else gets in. */
@Action("ECS DescribeSecurityGroupAttribute")
record DescribeSecurityGroupAttribute(Networks networks, JdbcClient jdbc) {
    private static final Set<String> NIC_TYPES = Set.of("internet", "intranet");
    private static final Set<String> DIRECTIONS = Set.of("egress", "ingress", "all");

    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Nullable String nicType,
            @Nullable String direction,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(
            String securityGroupId,
            String securityGroupName,
            String description,
            String regionId,
            String vpcId,
            String innerAccessPolicy,
            @ItemName("Permission") List<String> permissions) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        check(request.nicType() == null || NIC_TYPES.contains(request.nicType()), "InvalidNicType.ValueNotSupported");
        check(request.direction() == null || DIRECTIONS.contains(request.direction()), "InvalidParamter");
        return jdbc.sql("select * from security_group where id = ? and account_id = ? and region_id = ?")
                .params(request.securityGroupId(), caller.accountId(), request.regionId())
                .query((set, index) -> {
                    var row = new RowValues(set);
                    return new Result(
                            row.text("id"),
                            row.text("name"),
                            row.text("description"),
                            row.text("region_id"),
                            row.text("vpc_id"),
                            "Accept",
                            List.of());
                })
                .optional()
                .orElseThrow(() -> new ApiException("InvalidSecurityGroupId.NotFound"));
    }
}
