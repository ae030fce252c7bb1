package dev.skystage.scheduler.trouble;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What trouble may hit - a call, a task, a reservation - with what is known of it. What is not known matches no scope.
 *
 * @param spared the rule that it has been through already, 0 if none
 */
public record Subject(
        @Nullable String action,
        @Nullable String taskType,
        @Nullable String account,
        @Nullable String region,
        Set<String> zones,
        Set<String> hosts,
        Set<String> instances,
        Set<String> instanceTypes,
        Set<String> resources,
        long spared) {
    public static Subject ofCall(
            String action,
            String account,
            @Nullable String region,
            Set<String> zones,
            Set<String> instances,
            Set<String> instanceTypes,
            Set<String> resources) {
        return new Subject(action, null, account, region, zones, Set.of(), instances, instanceTypes, resources, 0);
    }

    public static Subject ofTask(String taskType, String account, String region, String resource, long spared) {
        var about = Set.of(resource);
        return new Subject(null, taskType, account, region, Set.of(), Set.of(), about, Set.of(), about, spared);
    }

    public static Subject ofReservation(
            String account, String region, Set<String> zones, Set<String> instances, String instanceType) {
        return new Subject(null, null, account, region, zones, Set.of(), instances, Set.of(instanceType), instances, 0);
    }

    /** The same subject, also at these places. */
    Subject at(Iterable<Whereabouts.Place> places) {
        var allZones = new HashSet<>(zones);
        var allHosts = new HashSet<>(hosts);
        var allTypes = new HashSet<>(instanceTypes);
        for (var place : places) {
            allZones.add(place.zone());
            if (place.instanceType() != null) {
                allTypes.add(place.instanceType());
            }
            if (place.host() != null) {
                allHosts.add(place.host());
            }
        }
        return new Subject(
                action, taskType, account, region, allZones, allHosts, instances, allTypes, resources, spared);
    }
}
