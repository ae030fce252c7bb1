package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.placement.Capacity;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.placement.PlacementRequest.Size;
import dev.skystage.scheduler.trouble.Subject;
import dev.skystage.scheduler.trouble.Trouble;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a place for each new instance. */
@Component
record InstancePlaces(Placement placement, Trouble trouble, Ids ids, JdbcClient jdbc) {
    /** Places for as many instances as there are room and addresses for, but at least the wanted minimum. */
    List<Allocation> reserve(InstanceSpec spec, Caller caller) {
        var type = spec.machine().type();
        var candidates =
                Stream.generate(() -> ids.next("i")).limit(wanted(spec)).toList();
        var places = placement.reserve(PlacementRequest.of(
                        caller.accountId(),
                        spec.placing().regionId(),
                        zonesWithDisks(spec, caller),
                        new Size(
                                type.id(),
                                type.family(),
                                new Capacity(
                                        type.vcpus(),
                                        type.memoryMib(),
                                        type.gpuAmount(),
                                        (long) type.localStorageAmount() * type.localStorageGib())))
                .in(DeploymentStrategy.spread(spec.placing().deploymentSet()))
                .at(spec.placing().hosting().where())
                .of(candidates));
        if (places.size() < spec.placing().amounts().minimum()) {
            throw noRoom(spec);
        }
        return places;
    }

    /** The zones that have disks of all the categories. */
    private List<String> zonesWithDisks(InstanceSpec spec, Caller caller) {
        var zones = spec.network().zoneIds();
        var asked = new HashSet<String>();
        for (var disk : spec.machine().disks()) {
            if (asked.add(disk.category())) {
                var left = Set.copyOf(zones);
                var without = trouble.zonesWithout(
                        disk.category(),
                        () -> Subject.ofReservation(
                                caller.accountId(),
                                spec.placing().regionId(),
                                left,
                                Set.of(),
                                spec.machine().type().id()));
                zones = zones.stream().filter(zone -> !without.contains(zone)).toList();
            }
            if (zones.isEmpty()) {
                throw new UnavailableCategory("OperationDenied.NoStock", disk.isSystem(), disk.category());
            }
        }
        return zones;
    }

    /** With a minimum no more than get an address; too few addresses even for that are refused when they are taken. */
    private static int wanted(InstanceSpec spec) {
        var amounts = spec.placing().amounts();
        return Math.max(
                amounts.minimum(), Math.min(amounts.amount(), spec.network().room()));
    }

    private ApiException noRoom(InstanceSpec spec) {
        if (spec.placing().hosting().zoneId() != null) {
            return new ApiException("LackResource").or("OperationDenied.NoStock");
        }
        var offered = jdbc.sql("select exists (select from host where zone_id = any(?) and ? = any(families))")
                .param(spec.network().zoneIds().toArray(String[]::new))
                .param(spec.machine().type().family())
                .query(Boolean.class)
                .single();
        if (!offered) {
            return new ApiException("InvalidInstanceType.ZoneNotSupported");
        }
        return spec.placing().deploymentSet() == null
                ? new ApiException("OperationDenied.NoStock")
                : new ApiException("QuotaExceed.DeploymentSetInstanceQuotaFull").or("DeploymentSet.NoRoom");
    }
}
