package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.instance.guest.UserData;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks a request to create instances, cheap checks first, and turns it into a specification. */
@Component
public class InstanceSpecs {
    private final Regions regions;
    private final InstanceTypes types;
    private final ImageChoice images;
    private final NetworkPlanner networks;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final CloudClock clock;

    InstanceSpecs(
            Regions regions,
            InstanceTypes types,
            ImageChoice images,
            NetworkPlanner networks,
            EntityManager entities,
            JdbcClient jdbc,
            CloudClock clock) {
        this.regions = regions;
        this.types = types;
        this.images = images;
        this.networks = networks;
        this.entities = entities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The specification, or the refusal of the first check that fails. */
    public InstanceSpec of(CreationRequest request, Caller caller) {
        var region = regions.require(request.regionId());
        AbsentFeatures.refuse(request);
        checkCluster(request.clusterId(), region.id());
        checkPresent(request.imageId() == null ? request.imageFamily() : request.imageId(), "ImageId");
        checkPresent(request.instanceType(), "InstanceType");
        var amounts = Amounts.of(request);
        var billing = Billing.of(request);
        var bandwidth = Bandwidth.of(request);
        var tags = Tags.given(request.tags());
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        var type = type(request);
        var spot = Spot.of(request, billing, type);
        var image = images.choose(request, type, caller);
        var windows = ImageChoice.isWindows(image);
        var ioOptimized = IoOptimization.of(request, type, image);
        var names = InstanceNames.of(request, amounts.amount(), windows);
        Login.examine(request, windows, ioOptimized);
        var system = SystemDiskPlan.of(request.systemDisk(), image, type, ioOptimized);
        var data = DataDiskPlan.of(request.dataDisks(), system, type, ioOptimized, billing.isPrePaid());
        return new InstanceSpec(
                region.id(),
                type,
                image,
                ioOptimized,
                amounts,
                names,
                Texts.orEmpty(request.description()),
                networks.plan(request, region, amounts, type.eniQuantity(), caller),
                bandwidth,
                Stream.concat(Stream.of(system), data.stream()).toList(),
                billing,
                spot,
                tags,
                request.password() != null,
                // Protection and automatic release are for pay-as-you-go; a subscription ends by expiry.
                Boolean.TRUE.equals(request.deletionProtection()) && !billing.isPrePaid(),
                billing.isPrePaid() ? null : AutoRelease.of(request.autoReleaseTime(), clock.now()),
                userData(request.userData(), ioOptimized, image),
                credit(request, type),
                request.securityEnhancementStrategy(),
                deploymentSet(request, caller),
                Texts.orEmpty(request.resourceGroupId()),
                request.dialect());
    }

    private static void checkPresent(@Nullable String value, String parameter) {
        check(
                value != null,
                "MissingParameter",
                "The input parameter " + parameter + " that is mandatory for processing this request is not supplied.");
    }

    private InstanceType type(CreationRequest request) {
        return types.find(Texts.orEmpty(request.instanceType()))
                .orElseThrow(() -> new ApiException(
                        "InvalidInstanceType.ValueNotSupported",
                        "The specified InstanceType beyond the permitted range."));
    }

    private static @Nullable String userData(@Nullable String text, boolean ioOptimized, Image image) {
        if (text == null) {
            return null;
        }
        var accepted = UserData.accepted(
                text, new ApiException("InvalidUserData.Base64FormatInvalid", "The specified UserData is not valid"));
        check(ioOptimized, "InvalidUserData.NotSupported", "The specified parameter \"UserData\" only support");
        check(image.supportsCloudInit, "ImageNotSupportCloudInit", "The specified image does not support cloud-init.");
        return accepted;
    }

    /** Credits are a matter of burstable types; others ignore the parameter. */
    private static @Nullable String credit(CreationRequest request, InstanceType type) {
        var mode = request.creditSpecification();
        check(mode == null || List.of("Standard", "Unlimited").contains(mode), "InvalidParameter.CreditSpecification");
        return type.baselineCredit() == null ? null : mode;
    }

    private @Nullable String deploymentSet(CreationRequest request, Caller caller) {
        var id = request.deploymentSetId();
        if (id == null) {
            return null;
        }
        var set = entities.find(DeploymentSet.class, id);
        if (set == null || !set.accountId.equals(caller.accountId()) || !set.regionId.equals(request.regionId())) {
            throw new ApiException("DeploymentSet.NotFound");
        }
        return id;
    }

    /** Clusters cannot be chosen any more; a wrong one is still refused. */
    private void checkCluster(@Nullable String clusterId, String regionId) {
        if (clusterId != null) {
            var exists = jdbc.sql("select exists (select from host where cluster_id = ? and region_id = ?)")
                    .param(clusterId)
                    .param(regionId)
                    .query(Boolean.class)
                    .single();
            check(exists, "InvalidClusterId.NotFound");
        }
    }
}
