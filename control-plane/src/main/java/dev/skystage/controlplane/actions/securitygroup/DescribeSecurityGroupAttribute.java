package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows everything about one security group, with its rules, the newest first. */
@Action("ECS DescribeSecurityGroupAttribute")
record DescribeSecurityGroupAttribute(Regions regions, Pages pages) {
    private static final Set<String> NIC_TYPES = Set.of("internet", "intranet");
    private static final Set<String> DIRECTIONS = Set.of("egress", "ingress", "all");
    private static final int MAX_RESULTS = 1000;

    private static final Listing<Group> GROUPS = Listing.of("security_group", Group.class);
    private static final Listing<Permission> RULES = Listing.of("security_group_rule", Permission.class)
            .with("source_group_id", "case direction when 'ingress' then peer_group_id end")
            .with("dest_group_id", "case direction when 'egress' then peer_group_id end")
            .with("source_group_name", ofIngress("security_group", "peer_group_id"))
            .with("dest_group_name", ofEgress("security_group", "peer_group_id"))
            .with("source_prefix_list_id", "case direction when 'ingress' then prefix_list_id end")
            .with("dest_prefix_list_id", "case direction when 'egress' then prefix_list_id end")
            .with("source_prefix_list_name", ofIngress("prefix_list", "prefix_list_id"))
            .with("dest_prefix_list_name", ofEgress("prefix_list", "prefix_list_id"));

    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Nullable String nicType,
            @Nullable String direction,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(@Flat Group group, @ItemName("Permission") List<Permission> permissions, String nextToken) {}

    record Group(
            @Column("id") String securityGroupId,
            @Column("name") String securityGroupName,
            String description,
            String regionId,
            String vpcId,
            String innerAccessPolicy) {}

    record Permission(
            @Column("id") String securityGroupRuleId,
            String direction,
            String ipProtocol,
            String portRange,
            String sourcePortRange,
            @Always("intranet") String nicType,
            String policy,
            int priority,
            String description,
            String sourceCidrIp,
            @Column("ipv6_source_cidr_ip") String ipv6SourceCidrIp,
            String sourceGroupId,
            String sourceGroupName,
            @Always String sourceGroupOwnerAccount,
            String sourcePrefixListId,
            String sourcePrefixListName,
            String destCidrIp,
            @Column("ipv6_dest_cidr_ip") String ipv6DestCidrIp,
            String destGroupId,
            String destGroupName,
            @Always String destGroupOwnerAccount,
            String destPrefixListId,
            String destPrefixListName,

            @Column(value = "created_at", time = Time.SECONDS)
            String createTime) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(request.nicType() == null || NIC_TYPES.contains(request.nicType()), "InvalidNicType.ValueNotSupported");
        var direction = request.direction() == null ? "all" : request.direction();
        check(DIRECTIONS.contains(direction), "InvalidParamter");
        var ofGroup = Query.of(caller, request.regionId()).ids(List.of(request.securityGroupId()));
        var group = pages.find(GROUPS, ofGroup).orElseThrow(() -> new ApiException("InvalidSecurityGroupId.NotFound"));
        var rules = Query.of(caller, request.regionId())
                .within("security_group_id", group.securityGroupId())
                .where(new Filter().equal("direction", direction.equals("all") ? null : direction));
        var max = request.maxResults() == null ? MAX_RESULTS : request.maxResults();
        var page = pages.read(RULES, rules, Paging.of(null, null, max, request.nextToken(), MAX_RESULTS));
        return new Result(group, page.rows(), page.nextToken());
    }

    private static String ofIngress(String table, String column) {
        return nameIf("ingress", table, column);
    }

    private static String ofEgress(String table, String column) {
        return nameIf("egress", table, column);
    }

    private static String nameIf(String direction, String table, String column) {
        return "select o.name from %s o where direction = '%s' and o.id = %s".formatted(table, direction, column);
    }
}
