package dev.skystage.controlplane.resources.dedicatedhost;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.host.HostStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import dev.skystage.scheduler.placement.Stock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of its own dedicated hosts an account's instances may be placed on. */
@Component
public record DedicatedHosts(JdbcClient jdbc) {
    /** On this dedicated host of the account. */
    public Where on(String accountId, String hostId) {
        return new Where(Set.of(), accountId, Set.of(hostId));
    }

    /** On any of the account's dedicated hosts that are open to instances which name no host. */
    public Where onAny(String accountId, String regionId) {
        var hosts = jdbc.sql("select host_id from dedicated_host"
                        + " where account_id = ? and region_id = ? and auto_placement = 'on' and locks = '{}'")
                .params(accountId, regionId)
                .query(String.class)
                .list();
        return new Where(Set.of(), accountId, new HashSet<>(hosts));
    }

    /**
     * Where an instance may be placed when it needs a place again: on the host it is bound to, on any of its owner's,
     * or on the shared ones.
     */
    public Where again(
            String accountId, String regionId, String tenancy, String affinity, @Nullable String dedicatedHostId) {
        if (!tenancy.equals("host")) {
            return Where.ANYWHERE;
        }
        return affinity.equals("host") && dedicatedHostId != null
                ? on(accountId, hostOf(dedicatedHostId))
                : onAny(accountId, regionId);
    }

    /** Where this instance may be placed again. */
    public Where again(Instance instance) {
        return again(
                instance.accountId, instance.regionId, instance.tenancy, instance.affinity, instance.dedicatedHostId);
    }

    /**
     * Refuses unless the dedicated host is in service, serves the family, and is paid for at least as long as the
     * instance.
     */
    public void checkFits(DedicatedHost host, String family, boolean prePaid, @Nullable Instant expiry) {
        if (!host.locks.isEmpty() || !isActive(host.hostId)) {
            throw new ApiException("IncorrectDedicatedHostStatus").or("InvalidDedicatedHostStatus.NotSupport");
        }
        if (!serves(host, family)) {
            throw new ApiException("DedicatedHostType.Unmatched").or("InvalidInstanceType.NotSupport");
        }
        var ends = host.expiredAt;
        check(!prePaid || ends != null, "ChargeTypeViolation.PostPaidDedicatedHost");
        check(expiry == null || ends == null || !expiry.isAfter(ends), "InvalidPeriod.ExceededDedicatedHost");
    }

    private static boolean serves(DedicatedHost host, String family) {
        return DedicatedHostType.of(host.type)
                .filter(known -> known.family().equals(family))
                .isPresent();
    }

    /** Whether the dedicated host has room for an instance of the type. */
    public Stock.Level stock(DedicatedHost host, InstanceType type) {
        if (!serves(host, type.family())) {
            return Stock.Level.NOT_OFFERED;
        }
        var room = jdbc.sql("""
                        select status = ? and vcpus - used_vcpus >= ? and memory_mib - used_memory_mib >= ?
                            and gpus - used_gpus >= ? and local_disks_gib - used_local_disks_gib >= ?
                        from host where id = ?
                        """)
                .params(
                        HostStatus.ACTIVE.wire(),
                        type.vcpus(),
                        type.memoryMib(),
                        type.gpuAmount(),
                        type.localStorageAmount() * type.localStorageGib(),
                        host.hostId)
                .query(Boolean.class)
                .single();
        return host.locks.isEmpty() && room ? Stock.Level.AVAILABLE : Stock.Level.SOLD_OUT;
    }

    /**
     * Refuses to make instances subscriptions that outlive the dedicated hosts they are on, or whose hosts are none
     * themselves.
     */
    public void checkOutlives(Collection<String> dedicatedHostIds, Instant expiry) {
        var hosts = jdbc.sql("select expired_at is null as post_paid, coalesce(expired_at < ?, false) as ended"
                        + " from dedicated_host where id = any(?)")
                .param(Timestamp.from(expiry))
                .param(dedicatedHostIds.toArray(String[]::new))
                .query(Term.class)
                .list();
        check(hosts.stream().noneMatch(Term::postPaid), "ChargeTypeViolation");
        check(hosts.stream().noneMatch(Term::ended), "InvalidPeriod.ExceededDedidactedHost");
    }

    /**
     * How long a dedicated host is paid for.
     *
     * @param ended whether it has ended before an instance would
     */
    private record Term(boolean postPaid, boolean ended) {}

    /** Writes which of its owner's dedicated hosts an instance is on now. */
    public void noteHost(Instance instance, String hostId) {
        if (instance.tenancy.equals("host")) {
            instance.dedicatedHostId = byHost(List.of(hostId)).get(hostId);
        }
    }

    /** Whether the host is in service. */
    public boolean isActive(String hostId) {
        return jdbc.sql("select status from host where id = ?")
                .param(hostId)
                .query(String.class)
                .single()
                .equals(HostStatus.ACTIVE.wire());
    }

    /** Whether an instance is on the dedicated host or is bound to it. */
    public boolean isInUse(String dedicatedHostId) {
        return jdbc.sql("select exists (select from instance where dedicated_host_id = ?)")
                .param(dedicatedHostId)
                .query(Boolean.class)
                .single();
    }

    /** The ids of the dedicated hosts that these simulated hosts are; shared hosts are left out. */
    public Map<String, String> byHost(Collection<String> hostIds) {
        var found = new HashMap<String, String>();
        jdbc.sql("select host_id, id from dedicated_host where host_id = any(?)")
                .param(hostIds.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }

    private String hostOf(String dedicatedHostId) {
        return jdbc.sql("select host_id from dedicated_host where id = ?")
                .param(dedicatedHostId)
                .query(String.class)
                .single();
    }
}
