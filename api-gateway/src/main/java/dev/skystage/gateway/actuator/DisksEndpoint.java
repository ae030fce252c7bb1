package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.instance.OperatorLocks;
import dev.skystage.persistence.disk.DiskStatus;
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

/** Disks of all accounts, and the locks that the operator puts on them. */
@Component
@Endpoint(id = "disks")
@Transactional
class DisksEndpoint {
    private final JdbcClient jdbc;
    private final OperatorLocks locks;

    DisksEndpoint(JdbcClient jdbc, OperatorLocks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    record Listed(
            String diskId,
            String accountId,
            String regionId,
            @Nullable String instanceId,
            String status,
            String type,
            String category,
            int sizeGib,
            List<String> locks,
            Instant createdAt) {}

    /** The newest disks first. */
    @ReadOperation
    Page<Listed> page(
            @Nullable String account, @Nullable String status, @Nullable String after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var rows = jdbc.sql("""
                        select id as disk_id, account_id, region_id, instance_id, status, type, category, size_gib, locks,
                               created_at
                        from disk
                        where (:account::text is null or account_id = :account)
                          and (:status::text is null or status = :status)
                          and (:after::text is null or id < :after)
                        order by id desc limit :limit
                        """)
                .param("account", account)
                .param("status", Wrong.constant("status", status, DiskStatus.class))
                .param("after", after)
                .param("limit", size)
                .query((row, index) -> new Listed(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        List.of((String[]) row.getArray(9).getArray()),
                        row.getTimestamp(10).toInstant()))
                .list();
        return Page.of(rows, size, Listed::diskId);
    }

    /** Locks a disk: {@code disks/{id}/lock}. */
    @WriteOperation
    WebEndpointResponse<LockOrder.Locked> lock(@Selector String id, @Selector String what, String reason) {
        return LockOrder.done(what, id, reason, () -> locks.lockDisk(id, reason));
    }

    /** Takes the lock off. */
    @DeleteOperation
    WebEndpointResponse<LockOrder.Locked> unlock(@Selector String id, @Selector String what, String reason) {
        return LockOrder.done(what, id, reason, () -> locks.unlockDisk(id, reason));
    }
}
