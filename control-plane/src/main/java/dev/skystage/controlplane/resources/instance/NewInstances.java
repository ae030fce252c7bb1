package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.PlannedDisk;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.placement.Allocation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes and writes new instances with their disks and network interfaces. */
@Component
class NewInstances {
    private final Networks networks;
    private final NewInterfaces interfaces;
    private final PublicAddresses publicAddresses;
    private final SecretCipher cipher;
    private final EntityManager entities;
    private final CloudClock clock;
    private final Ids ids;

    NewInstances(
            Networks networks,
            NewInterfaces interfaces,
            PublicAddresses publicAddresses,
            SecretCipher cipher,
            EntityManager entities,
            CloudClock clock,
            Ids ids) {
        this.networks = networks;
        this.interfaces = interfaces;
        this.publicAddresses = publicAddresses;
        this.cipher = cipher;
        this.entities = entities;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was written. */
    record Rows(List<Instance> instances, List<Disk> disks) {}

    /** One instance per place. */
    Rows write(InstanceSpec spec, List<Allocation> places, Caller caller, boolean withPublicIp) {
        var now = clock.now();
        var vSwitch = vSwitch(spec, places, caller);
        var publicIps = withPublicIp && spec.bandwidth().out() > 0
                ? publicAddresses.draw(places.size())
                : Collections.<String>nCopies(places.size(), null);
        var instances = new ArrayList<Instance>();
        var disks = new ArrayList<Disk>();
        for (var i = 0; i < places.size(); i++) {
            var instance = instance(spec, places.get(i), caller, now);
            instance.name = spec.names().instance(i, instance.id);
            instance.hostName = spec.names().host(i, instance.id);
            instance.publicIp = publicIps.get(i);
            instances.add(instance);
            spec.disks().forEach(planned -> disks.add(disk(planned, spec, instance)));
        }
        interfaces.attach(spec, vSwitch, instances);
        instances.forEach(entities::persist);
        disks.forEach(entities::persist);
        entities.flush();
        return new Rows(instances, disks);
    }

    /** The VSwitch that the request names, or the default one of the zone in which there is room. */
    private VSwitch vSwitch(InstanceSpec spec, List<Allocation> places, Caller caller) {
        var given = spec.network().vSwitch();
        return given != null
                ? given
                : networks.defaultVSwitch(
                                caller, spec.regionId(), places.getFirst().zoneId())
                        .orElseThrow(() -> new ApiException("InvalidVSwitch.DefaultVSwitchNotSupport"));
    }

    private Instance instance(InstanceSpec spec, Allocation place, Caller caller, Instant now) {
        var instance = new Instance();
        instance.id = place.instanceId();
        instance.accountId = caller.accountId();
        instance.regionId = spec.regionId();
        instance.zoneId = place.zoneId();
        instance.clusterId = place.clusterId();
        instance.description = spec.description();
        instance.serialNumber = ids.requestId().toLowerCase(Locale.ROOT);
        instance.ioOptimized = spec.ioOptimized();
        instance.networkType = "vpc";
        instance.vpcId = spec.network().vpcId();
        instance.securityGroupIds = spec.network().securityGroupIds();
        instance.internetChargeType = spec.bandwidth().chargeType();
        instance.internetMaxBandwidthIn = spec.bandwidth().in();
        instance.internetMaxBandwidthOut = spec.bandwidth().out();
        instance.stoppedMode = "Not-applicable";
        instance.deploymentSetId = spec.deploymentSetId();
        instance.resourceGroupId = spec.resourceGroupId();
        instance.creditSpecification = spec.creditSpecification();
        instance.deletionProtection = spec.deletionProtection();
        instance.securityEnhancement = spec.securityEnhancement();
        instance.passwordSet = spec.passwordSet();
        instance.userData = spec.userData() == null ? null : cipher.seal(spec.userData(), instance.id);
        instance.tags = spec.tags();
        instance.autoReleaseAt = spec.autoReleaseAt();
        instance.createdAt = now;
        describeImage(instance, spec);
        describeType(instance, spec);
        describeBilling(instance, spec, now);
        return instance;
    }

    private static void describeImage(Instance instance, InstanceSpec spec) {
        instance.imageId = spec.image().id;
        instance.osType = spec.image().osType;
        instance.osName = spec.image().osName;
        instance.osNameEn = spec.image().osNameEn;
    }

    private static void describeType(Instance instance, InstanceSpec spec) {
        var type = spec.type();
        instance.instanceType = type.id();
        instance.instanceTypeFamily = type.family();
        instance.cpu = type.vcpus();
        instance.memoryMib = type.memoryMib();
        instance.gpuAmount = type.gpuAmount();
        instance.gpuSpec = type.gpuSpec();
        instance.localStorageAmount = type.localStorageAmount();
        instance.localStorageGib = type.localStorageGib();
    }

    private static void describeBilling(Instance instance, InstanceSpec spec, Instant now) {
        var billing = spec.billing();
        instance.chargeType = billing.chargeType();
        instance.period = billing.period();
        instance.periodUnit = billing.periodUnit();
        instance.autoRenew = billing.autoRenew();
        instance.autoRenewPeriod = billing.autoRenewPeriod();
        instance.expiredAt = billing.expiry(now);
        instance.spotStrategy = spec.spot().strategy();
        instance.spotPriceLimit = spec.spot().priceLimit();
        instance.spotInterruptionBehavior = spec.spot().interruptionBehavior();
    }

    private Disk disk(PlannedDisk planned, InstanceSpec spec, Instance instance) {
        var disk = new Disk();
        disk.id = ids.next("d");
        disk.accountId = instance.accountId;
        disk.regionId = instance.regionId;
        disk.zoneId = instance.zoneId;
        disk.instanceId = instance.id;
        disk.type = planned.type();
        disk.category = planned.category();
        disk.performanceLevel = planned.performanceLevel();
        disk.sizeGib = planned.sizeGib();
        disk.name = planned.name();
        disk.description = planned.description();
        disk.imageId = planned.isSystem() ? spec.image().id : null;
        disk.device = planned.device();
        disk.encrypted = planned.encrypted();
        disk.portable = planned.portable();
        disk.deleteWithInstance = planned.deleteWithInstance();
        disk.chargeType = instance.chargeType;
        disk.expiredAt = instance.expiredAt;
        disk.resourceGroupId = instance.resourceGroupId;
        disk.tags = instance.tags;
        disk.createdAt = instance.createdAt;
        return disk;
    }
}
