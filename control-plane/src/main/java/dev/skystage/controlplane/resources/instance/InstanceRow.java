package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.placement.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the rows of new instances from their specification and the places they got. */
@Component
record InstanceRow(Chance chance, SecretCipher cipher, DedicatedHosts dedicatedHosts, CloudClock clock) {
    /** One instance per place. */
    List<Instance> of(InstanceSpec spec, List<Allocation> places, Caller caller) {
        var now = clock.now();
        var own = spec.placing().hosting().tenancy().equals("host")
                ? dedicatedHosts.byHost(places.stream().map(Allocation::hostId).toList())
                : Map.<String, String>of();
        var instances = new ArrayList<Instance>();
        for (var i = 0; i < places.size(); i++) {
            var instance = of(spec, places.get(i), caller, now);
            instance.name = spec.guest().names().instance(i, instance.id);
            instance.hostName = spec.guest().names().host(i, instance.id);
            instance.dedicatedHostId = own.get(places.get(i).hostId());
            instances.add(instance);
        }
        return instances;
    }

    private Instance of(InstanceSpec spec, Allocation place, Caller caller, Instant now) {
        var instance = new Instance();
        instance.id = place.instanceId();
        instance.accountId = caller.accountId();
        instance.regionId = spec.placing().regionId();
        instance.zoneId = place.zoneId();
        instance.clusterId = place.clusterId();
        instance.serialNumber = serialNumber(instance.id);
        instance.stoppedMode = StoppedMode.NOT_APPLICABLE;
        instance.createdAt = now;
        var set = spec.placing().deploymentSet();
        instance.deploymentSetId = set == null ? null : set.id;
        instance.tenancy = spec.placing().hosting().tenancy();
        instance.affinity = spec.placing().hosting().affinity();
        connect(instance, spec);
        label(instance, spec);
        describeMachine(instance, spec);
        describeTerms(instance, spec, now);
        describeGuest(instance, spec);
        return instance;
    }

    /** A random UUID, as real machines have. */
    private String serialNumber(String instanceId) {
        return Ids.uuid(chance.about("serial number", instanceId)).toString();
    }

    private static void connect(Instance instance, InstanceSpec spec) {
        instance.networkType = "vpc";
        instance.vpcId = spec.network().vpcId();
        instance.securityGroupIds = spec.network().securityGroupIds();
        instance.internetChargeType = spec.bandwidth().chargeType();
        instance.internetMaxBandwidthIn = spec.bandwidth().in();
        instance.internetMaxBandwidthOut = spec.bandwidth().out();
    }

    private static void label(Instance instance, InstanceSpec spec) {
        instance.description = spec.labels().description();
        instance.resourceGroupId = spec.labels().resourceGroupId();
        instance.tags = spec.labels().tags();
    }

    private static void describeMachine(Instance instance, InstanceSpec spec) {
        var machine = spec.machine();
        describeType(instance, machine.type());
        instance.ioOptimized = machine.ioOptimized();
        instance.creditSpecification = machine.creditSpecification();
        instance.imageId = machine.image().id;
        instance.osType = machine.image().osType;
        instance.osName = machine.image().osName;
        instance.osNameEn = machine.image().osNameEn;
    }

    /** Sets all that the type determines. */
    static void describeType(Instance instance, InstanceType type) {
        instance.instanceType = type.id();
        instance.instanceTypeFamily = type.family();
        instance.cpu = type.vcpus();
        instance.memoryMib = type.memoryMib();
        instance.gpuAmount = type.gpuAmount();
        instance.gpuSpec = type.gpuSpec();
        instance.localStorageAmount = type.localStorageAmount();
        instance.localStorageGib = type.localStorageGib();
    }

    private static void describeTerms(Instance instance, InstanceSpec spec, Instant now) {
        var terms = spec.terms();
        instance.chargeType = terms.billing().chargeType();
        instance.period = terms.billing().period();
        instance.periodUnit = terms.billing().periodUnit();
        instance.renewalStatus = terms.billing().autoRenew() ? Renewals.AUTO_RENEWAL : Renewals.NORMAL;
        instance.autoRenewPeriod = terms.billing().autoRenewPeriod();
        instance.autoRenewUnit = terms.billing().autoRenew() ? terms.billing().periodUnit() : null;
        instance.subscribedAt = terms.billing().isPrePaid() ? now : null;
        instance.expiredAt = terms.billing().expiry(now);
        instance.spotStrategy = terms.spot().strategy();
        instance.spotPriceLimit = terms.spot().priceLimit();
        instance.spotInterruptionBehavior = terms.spot().interruptionBehavior();
        instance.spotDuration = terms.spot().duration();
        instance.spotDueAt = SpotInterruptions.firstLook(instance, now);
        instance.deletionProtection = terms.deletionProtection();
        instance.autoReleaseAt = terms.autoReleaseAt();
    }

    private void describeGuest(Instance instance, InstanceSpec spec) {
        instance.passwordSet = spec.guest().passwordSet();
        instance.keyPairName = spec.guest().keyPairName();
        var userData = spec.guest().userData();
        instance.userData = userData == null ? null : cipher.seal(userData, instance.id);
        instance.ramRoleName = spec.guest().ramRoleName();
        instance.securityEnhancement = spec.guest().securityEnhancement();
        spec.guest().metadata().writeTo(instance);
        spec.guest().options().writeTo(instance);
    }
}
