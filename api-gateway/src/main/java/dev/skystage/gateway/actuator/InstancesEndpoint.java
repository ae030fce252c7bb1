package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.instance.InstanceView;
import dev.skystage.controlplane.resources.instance.OperatorLocks;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.gateway.rendering.KeyOrder;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.region.RegionCatalog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Instances of all accounts, and everything about one of them: attributes, timeline, tasks, host. */
@Component
@Endpoint(id = "instances")
class InstancesEndpoint {
    private static final int LONGEST_TIMELINE = 1000;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Pages pages;
    private final AnswerWriter answers;
    private final OperatorLocks locks;
    private final RegionCatalog regions;

    InstancesEndpoint(
            JdbcClient jdbc,
            JsonMapper json,
            Pages pages,
            AnswerWriter answers,
            OperatorLocks locks,
            RegionCatalog regions) {
        this.jdbc = jdbc;
        this.json = json;
        this.pages = pages;
        this.answers = answers;
        this.locks = locks;
        this.regions = regions;
    }

    record Listed(
            String instanceId,
            String accountId,
            String regionId,
            String zoneId,
            String status,
            String instanceType,
            String privateIp,
            Instant createdAt) {}

    record Event(Instant at, String event, String fromStatus, String toStatus, String cause) {}

    record Work(
            String taskId,
            String type,
            String status,
            int attempt,
            Instant runAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {}

    record Host(String hostId, String zoneId, String clusterId, String rackId, String status) {}

    /**
     * Everything about one instance. A released one has only its timeline and tasks.
     *
     * @param attributes as DescribeInstances shows them to its account
     */
    record Details(
            @Nullable String accountId,
            @Nullable JsonNode attributes,
            @Nullable Host host,
            List<Event> timeline,
            List<Work> tasks) {}

    /** The newest instances first. */
    @ReadOperation
    Page<Listed> page(
            @Nullable String account,
            @Nullable String region,
            @Nullable String status,
            @Nullable String after,
            @Nullable Integer limit) {
        var size = Page.limit(limit);
        Wrong.check(region == null || regions.find(region).isPresent(), "region", "no region " + region);
        var rows = jdbc.sql("""
                        select id as instance_id, account_id, region_id, zone_id, status, instance_type, private_ip,
                               created_at
                        from instance
                        where (:account::text is null or account_id = :account)
                          and (:region::text is null or region_id = :region)
                          and (:status::text is null or status = :status)
                          and (:after::text is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("account", account)
                .param("region", region)
                .param("status", Wrong.constant("status", status, InstanceStatus.class))
                .param("after", after)
                .param("limit", size)
                .query(Listed.class)
                .list();
        return Page.of(rows, size, Listed::instanceId);
    }

    @ReadOperation
    @Nullable
    Details one(@Selector String id) {
        var accountId = jdbc.sql("select account_id from instance where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
        var attributes = accountId == null ? null : attributes(accountId, id);
        var timeline = jdbc.sql("""
                        select at, event, from_status, to_status, cause from resource_event
                        where resource_id = ? order by id limit ?
                        """)
                .param(id)
                .param(LONGEST_TIMELINE)
                .query(Event.class)
                .list();
        if (attributes == null && timeline.isEmpty()) {
            return null;
        }
        return new Details(accountId, attributes, host(id), timeline, tasks(id));
    }

    /** Locks an instance: {@code instances/{id}/lock}. */
    @WriteOperation
    @Transactional
    WebEndpointResponse<LockOrder.Locked> lock(@Selector String id, @Selector String what, String reason) {
        return LockOrder.done(what, id, reason, () -> locks.lockInstance(id, reason));
    }

    /** Takes the lock off. */
    @DeleteOperation
    @Transactional
    WebEndpointResponse<LockOrder.Locked> unlock(@Selector String id, @Selector String what, String reason) {
        return LockOrder.done(what, id, reason, () -> locks.unlockInstance(id, reason));
    }

    private @Nullable JsonNode attributes(String accountId, String id) {
        var owner = new Caller(accountId, "", "root", "");
        return pages.find(InstanceView.INSTANCES, Query.of(owner, null).ids(List.of(id)))
                .map(view -> {
                    var tree = (ObjectNode) json.readTree(answers.write(view, "", KeyOrder.DECLARED));
                    tree.remove("RequestId"); // answers have one, but this is none
                    return tree;
                })
                .orElse(null);
    }

    private @Nullable Host host(String id) {
        return jdbc.sql("""
                        select h.id as host_id, h.zone_id, h.cluster_id, h.rack_id, h.status
                        from allocation a join host h on h.id = a.host_id where a.instance_id = ?
                        """).param(id).query(Host.class).optional().orElse(null);
    }

    private List<Work> tasks(String id) {
        return jdbc.sql("""
                        select id as task_id, type, status, attempt, run_at, finished_at, error from task
                        where resource_id = ? order by id desc limit ?
                        """).param(id).param(LONGEST_TIMELINE).query(Work.class).list();
    }
}
