package dev.skystage.gateway.actuator;

import dev.skystage.persistence.host.HostStatus;
import dev.skystage.scheduler.calendar.Calendar;
import dev.skystage.scheduler.placement.Hosts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The simulated hosts: use by zone, the hosts of one zone, one host with its instances. Hosts can fail, be drained and
 * recover.
 */
@Component
@Endpoint(id = "hosts")
class HostsEndpoint {
    private final JdbcClient jdbc;
    private final Hosts hosts;
    private final Calendar calendar;

    HostsEndpoint(JdbcClient jdbc, Hosts hosts, Calendar calendar) {
        this.jdbc = jdbc;
        this.hosts = hosts;
        this.calendar = calendar;
    }

    /** What an operator can do to a host. */
    enum Operation {
        /** It stops; its instances are restarted elsewhere or stay shut down. */
        FAIL(HostStatus.DOWN),
        /** It keeps its instances and takes no new ones. */
        DRAIN(HostStatus.DRAINING),
        /** It takes instances again. */
        RECOVER(HostStatus.ACTIVE);

        private final HostStatus status;

        Operation(HostStatus status) {
            this.status = status;
        }
    }

    /** The hosts of a zone and how much of them is used. Memory in MiB. */
    record Zone(
            String regionId,
            String zoneId,
            int hosts,
            int active,
            long vcpus,
            long usedVcpus,
            long memoryMib,
            long usedMemoryMib,
            long gpus,
            long usedGpus,
            double vcpuUse) {}

    record Host(
            String hostId,
            String zoneId,
            String clusterId,
            String rackId,
            String status,
            String families,
            int vcpus,
            int usedVcpus,
            long memoryMib,
            long usedMemoryMib,
            int gpus,
            int usedGpus,
            long localDisksGib,
            long usedLocalDisksGib) {}

    record Placed(
            String instanceId,
            int vcpus,
            long memoryMib,
            int gpus,
            @Nullable String deploymentSetId) {}

    record WithInstances(Host host, List<Placed> instances) {}

    @ReadOperation
    List<Zone> zones() {
        return jdbc.sql("""
                        select region_id, zone_id, count(*) as hosts, count(*) filter (where status = 'Active') as active,
                               sum(vcpus) as vcpus, sum(used_vcpus) as used_vcpus,
                               sum(memory_mib) as memory_mib, sum(used_memory_mib) as used_memory_mib,
                               sum(gpus) as gpus, sum(used_gpus) as used_gpus,
                               round(sum(used_vcpus)::numeric / greatest(sum(vcpus), 1), 4) as vcpu_use
                        from host group by region_id, zone_id order by region_id, zone_id
                        """).query(Zone.class).list();
    }

    /** A page of a zone's hosts, or one host with its instances. */
    @ReadOperation
    @Nullable
    Object one(@Selector String zoneOrHost, @Nullable String after, @Nullable Integer limit) {
        var host = hosts("id = ?", 1).param(zoneOrHost).query(Host.class).optional();
        if (host.isPresent()) {
            return new WithInstances(host.get(), placed(zoneOrHost));
        }
        var size = Page.limit(limit);
        var rows = hosts("zone_id = ? and id > ?", size)
                .param(zoneOrHost)
                .param(after == null ? "" : after)
                .query(Host.class)
                .list();
        return rows.isEmpty() && after == null ? null : Page.of(rows, size, Host::hostId);
    }

    /** Fails, drains or recovers a host; answers its new state. */
    @WriteOperation
    @Nullable
    Object change(@Selector String zoneOrHost, Operation operation) {
        if (!hosts.setStatus(zoneOrHost, operation.status)) {
            throw new InvalidEndpointRequestException("host " + zoneOrHost, "no host " + zoneOrHost);
        }
        // now, and not at its next regular run
        calendar.run("host-failures");
        return one(zoneOrHost, null, null);
    }

    private List<Placed> placed(String hostId) {
        return jdbc.sql("""
                        select instance_id, vcpus, memory_mib, gpus, deployment_set_id from allocation
                        where host_id = ? order by instance_id
                        """).param(hostId).query(Placed.class).list();
    }

    private JdbcClient.StatementSpec hosts(String where, int limit) {
        return jdbc.sql("""
                select id as host_id, zone_id, cluster_id, rack_id, status, array_to_string(families, ',') as families,
                       vcpus, used_vcpus, memory_mib, used_memory_mib, gpus, used_gpus, local_disks_gib,
                       used_local_disks_gib
                from host where %s order by id limit %d
                """.formatted(where, limit));
    }
}
