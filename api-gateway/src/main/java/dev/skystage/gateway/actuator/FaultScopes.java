package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.actuator.Strict.Refused;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.trouble.Scope;
import org.springframework.stereotype.Component;

/** Refuses scopes of rules that name what does not exist, with the name of the field. */
@Component
record FaultScopes(RegionCatalog regions, InstanceTypes types, Simulation simulation, Accounts accounts) {
    void check(Scope scope) {
        var type = scope.taskType();
        if (type != null && !simulation.profiles().containsKey(type)) {
            throw new Refused("scope.taskType", "no task type " + type);
        }
        var region = scope.region();
        if (region != null && regions.find(region).isEmpty()) {
            throw new Refused("scope.region", "no region " + region);
        }
        var zone = scope.zone();
        if (zone != null
                && regions.all().stream()
                        .flatMap(any -> any.zones().stream())
                        .noneMatch(known -> known.id().equals(zone))) {
            throw new Refused("scope.zone", "no zone " + zone);
        }
        if (zone != null
                && region != null
                && regions.find(region).orElseThrow().zones().stream()
                        .noneMatch(known -> known.id().equals(zone))) {
            throw new Refused("scope.zone", "no zone of " + region + " is " + zone);
        }
        var account = scope.account();
        if (account != null && !accounts.exists(account)) {
            throw new Refused("scope.account", "no account " + account);
        }
        var instanceType = scope.instanceType();
        if (instanceType != null && types.find(instanceType).isEmpty()) {
            throw new Refused("scope.instanceType", "no instance type " + instanceType);
        }
    }
}
