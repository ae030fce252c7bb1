package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells which groups have rules that name the given groups, at most 100 of each. */
@Action("004 §11.6")
record DescribeSecurityGroupReferences(Regions regions, JdbcClient jdbc) {
    private static final int MOST_GROUPS = 10;
    private static final int MOST_RECORDS = 100;

    record Request(@NotBlank String regionId, @Nullable List<String> securityGroupId) {}

    record Result(@ItemName("SecurityGroupReference") List<Reference> securityGroupReferences) {}

    record Reference(
            String securityGroupId,
            @ItemName("ReferencingSecurityGroup") List<Referencing> referencingSecurityGroups) {}

    record Referencing(String securityGroupId, String aliUid) {}

    private record Row(
            String id,
            @Nullable String referencing,
            @Nullable String owner) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var ids = request.securityGroupId() == null
                ? List.<String>of()
                : request.securityGroupId().stream().distinct().toList();
        check(!ids.isEmpty() && ids.size() <= MOST_GROUPS, "Abs.GroupNos.Malformed");
        var rows = jdbc.sql("""
                        select g.id, r.security_group_id as referencing, r.account_id as owner
                        from security_group g left join lateral (
                            select distinct security_group_id, account_id from security_group_rule
                            where peer_group_id = g.id order by security_group_id limit :most) r on true
                        where g.account_id = :account and g.region_id = :region and g.id = any(:ids)
                        """)
                .param("most", MOST_RECORDS)
                .param("account", caller.accountId())
                .param("region", request.regionId())
                .param("ids", ids.toArray(String[]::new))
                .query(Row.class)
                .list();
        var byGroup = rows.stream().collect(Collectors.groupingBy(Row::id));
        check(byGroup.keySet().containsAll(ids), "InvalidSecurityGroupId.NotFound");
        return new Result(ids.stream()
                .map(id -> new Reference(id, referencing(byGroup.getOrDefault(id, List.of()))))
                .toList());
    }

    private static List<Referencing> referencing(List<Row> rows) {
        var referencing = new ArrayList<Referencing>();
        for (var row : rows) {
            if (row.referencing != null && row.owner != null) {
                referencing.add(new Referencing(row.referencing, row.owner));
            }
        }
        return referencing;
    }
}
