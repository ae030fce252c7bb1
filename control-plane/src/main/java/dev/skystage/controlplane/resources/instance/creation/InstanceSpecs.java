package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.identity.PassableRoles;
import dev.skystage.controlplane.resources.instance.AutoRelease;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.clock.CloudClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks an order of instances, cheap checks first, and turns it into a specification. What it names is held against
 * deletion in the order of locks: snapshots, network interface, image, key pair, deployment set, groups, VSwitches, VPC.
 */
@Component
public class InstanceSpecs {
    private final InstanceTypes types;
    private final MachineSpecs machines;
    private final PlaceSpecs places;
    private final ResourceGroups resourceGroups;
    private final KeyPairs keyPairs;
    private final PassableRoles roles;
    private final CloudClock clock;

    InstanceSpecs(
            InstanceTypes types,
            MachineSpecs machines,
            PlaceSpecs places,
            ResourceGroups resourceGroups,
            KeyPairs keyPairs,
            PassableRoles roles,
            CloudClock clock) {
        this.types = types;
        this.machines = machines;
        this.places = places;
        this.resourceGroups = resourceGroups;
        this.keyPairs = keyPairs;
        this.roles = roles;
        this.clock = clock;
    }

    /** The specification, or the refusal of the first check that fails. */
    public InstanceSpec of(CreationOrder order, Caller caller) {
        places.region(order);
        AbsentFeatures.refuse(order);
        var role = order.parameters().guest().ramRoleName();
        if (role != null) {
            roles.checkForInstances(caller, role);
        }
        checkPresent(order.imageId() == null ? order.run().imageFamily() : order.imageId(), "ImageId");
        checkPresent(order.instanceType(), "InstanceType");
        var amounts = Amounts.of(order.run().series());
        var billing = Billing.of(order.parameters().payment(), order.renewals());
        var bandwidth = Bandwidth.of(order.parameters().network());
        var labels = labels(order.parameters().labels(), caller);
        var type = type(order);
        var terms = terms(order, billing, type);
        var dataDisks = machines.dataDisks(order, caller);
        var given = places.given(order, amounts, type, caller);
        var machine = machines.of(order, dataDisks, type, billing.isPrePaid(), caller);
        var guest = GuestSpecs.of(order, amounts.amount(), machine);
        if (guest.keyPairName() != null) {
            keyPairs.hold(caller, order.regionId(), guest.keyPairName());
        }
        var placing = places.placing(order, amounts, places.hosting(order, type, billing, caller), caller);
        var network = places.network(order, amounts, type, terms.spot(), given, caller);
        check(
                placing.hosting().zoneId() == null
                        || network.zoneIds().contains(placing.hosting().zoneId()),
                new ApiException("ResourcesNotInSameZone").or("InvalidParameter.Mismatch"));
        return new InstanceSpec(placing, machine, network, bandwidth, terms, guest, labels);
    }

    private static void checkPresent(@Nullable String value, String parameter) {
        check(value != null, "MissingParameter", parameter);
    }

    private InstanceType type(CreationOrder order) {
        var name = Texts.orEmpty(order.instanceType());
        check(name.startsWith("ecs."), "InvalidInstanceType.ValueNotSupported", "instancetype is not valid.");
        return types.find(name)
                .orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported", "permitted range"));
    }

    private InstanceSpec.Labels labels(CreationParameters.Labels asked, Caller caller) {
        check(resourceGroups.exists(caller, asked.resourceGroupId()), "InvalidResourceGroup.NotFound");
        var tags = Tags.given(asked.tags());
        check(Texts.isDescription(asked.description()), "InvalidDescription.Malformed");
        return new InstanceSpec.Labels(
                Texts.orEmpty(asked.description()), tags, Texts.orEmpty(asked.resourceGroupId()));
    }

    /** Protection and automatic release are for pay-as-you-go only; a subscription ends when it expires. */
    private InstanceSpec.Terms terms(CreationOrder order, Billing billing, InstanceType type) {
        // preemptible instances do not go on dedicated hosts: there these parameters are ignored
        var spot = order.parameters().place().dedicatedHostId() == null
                ? Spot.of(order.parameters().payment(), billing, type)
                : Spot.NONE;
        if (billing.isPrePaid()) {
            return new InstanceSpec.Terms(billing, spot, false, null);
        }
        return new InstanceSpec.Terms(
                billing,
                spot,
                Boolean.TRUE.equals(order.parameters().labels().deletionProtection()),
                AutoRelease.ofCreation(order.run().autoReleaseTime(), clock.now()));
    }
}
