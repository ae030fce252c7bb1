package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.instance.creation.CreationRequest;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpecs;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.task.Tasks;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Creates instances in the caller's transaction: finds them a place, writes them with their disks and interfaces, and
 * leaves the rest to a task. Rows that others wait for are locked late: hosts, groups, VSwitches, quota, in this order.
 */
@Component
public class InstanceCreation {
    private final InstanceSpecs specs;
    private final Placement placement;
    private final NewInstances rows;
    private final Quotas quotas;
    private final InstanceLifecycle lifecycle;
    private final DiskLifecycle diskLifecycle;
    private final Tasks tasks;
    private final Ids ids;
    private final JdbcClient jdbc;
    private final int groupLimit;

    InstanceCreation(
            InstanceSpecs specs,
            Placement placement,
            NewInstances rows,
            Quotas quotas,
            InstanceLifecycle lifecycle,
            DiskLifecycle diskLifecycle,
            Tasks tasks,
            Ids ids,
            JdbcClient jdbc,
            @Value("${skystage.limits.instances-per-security-group:1000}") int groupLimit) {
        this.specs = specs;
        this.placement = placement;
        this.rows = rows;
        this.quotas = quotas;
        this.lifecycle = lifecycle;
        this.diskLifecycle = diskLifecycle;
        this.tasks = tasks;
        this.ids = ids;
        this.jdbc = jdbc;
        this.groupLimit = groupLimit;
    }

    /**
     * What was created; the instances in the order of their names.
     *
     * @param orderId the order of a subscription; null for pay-as-you-go
     */
    public record Created(
            InstanceSpec spec,
            List<Instance> instances,
            @Nullable String orderId) {
        public List<String> ids() {
            return instances.stream().map(instance -> instance.id).toList();
        }

        /** What the order costs. */
        public @Nullable BigDecimal tradePrice() {
            var period = spec.billing().period();
            var unit = spec.billing().periodUnit();
            return period == null || unit == null
                    ? null
                    : Prices.subscription(spec.type(), period, unit).multiply(BigDecimal.valueOf(instances.size()));
        }
    }

    /** Creates what the request asks for; started ones with a public address if they have bandwidth for it. */
    public Created create(CreationRequest request, Caller caller, boolean start) {
        var spec = specs.of(request, caller);
        var places = places(spec, caller);
        checkGroups(spec, places.size());
        var made = rows.write(spec, places, caller, start);
        lifecycle.begin(made.instances(), caller.requestId());
        diskLifecycle.begin(made.disks(), caller.requestId());
        var created = new Created(spec, made.instances(), spec.billing().isPrePaid() ? ids.order() : null);
        if (start) {
            tasks.submit(ProvisionInstance.class, made.instances());
        } else {
            // Only RunInstances' instances are seen as Pending: the reference knows no such status (004 §6.4), the
            // product's lifecycle page has it before Starting only, and clients like libcloud start what CreateInstance
            // answers at once.
            lifecycle.fire(made.instances(), InstanceEvent.CREATED, caller.requestId());
            diskLifecycle.fire(made.disks(), DiskEvent.CREATED_ATTACHED, caller.requestId());
            made.disks().forEach(disk -> disk.attachedAt = disk.createdAt);
        }
        check(
                quotas.take(caller.accountId(), spec.regionId(), Quota.INSTANCES, places.size()),
                "QuotaExceed.AfterpayInstance");
        return created;
    }

    /** A place for as many instances as there is room for, at least the wanted minimum. */
    private List<Allocation> places(InstanceSpec spec, Caller caller) {
        var type = spec.type();
        var candidates = Stream.generate(() -> ids.next("i"))
                .limit(spec.amounts().amount())
                .toList();
        var places = placement.reserve(new PlacementRequest(
                candidates,
                spec.network().zoneIds(),
                caller.accountId(),
                spec.regionId(),
                type.id(),
                type.family(),
                type.vcpus(),
                type.memoryMib(),
                type.gpuAmount(),
                (long) type.localStorageAmount() * type.localStorageGib(),
                spec.deploymentSetId()));
        if (places.size() < spec.amounts().minimum()) {
            throw noRoom(spec);
        }
        return places;
    }

    private ApiException noRoom(InstanceSpec spec) {
        var offered = jdbc.sql("select exists (select from host where zone_id = any(?) and ? = any(families))")
                .param(spec.network().zoneIds().toArray(String[]::new))
                .param(spec.type().family())
                .query(Boolean.class)
                .single();
        if (!offered) {
            return new ApiException("InvalidInstanceType.ZoneNotSupported");
        }
        return new ApiException(
                spec.deploymentSetId() == null
                        ? "OperationDenied.NoStock"
                        : spec.dialect().noRoomInDeploymentSet());
    }

    /** The lock makes creations in a group wait for each other, so that none counts what another is about to add. */
    private void checkGroups(InstanceSpec spec, int n) {
        var groups = spec.network().securityGroupIds().stream().sorted().toArray(String[]::new);
        jdbc.sql("select id from security_group where id = any(?) order by id for no key update")
                .param(groups)
                .query(String.class)
                .list();
        for (var group : groups) {
            var members = jdbc.sql("""
                            select count(*) from (select from instance where security_group_ids @> array[?]::text[] limit ?) member
                            """)
                    .param(group)
                    .param(groupLimit)
                    .query(Integer.class)
                    .single();
            check(members + n <= groupLimit, "SecurityGroupInstanceLimitExceed");
        }
    }
}
