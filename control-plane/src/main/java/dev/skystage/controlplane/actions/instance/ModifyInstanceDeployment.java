package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.HostMigrations;
import dev.skystage.controlplane.resources.instance.InstanceDeployments;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.TypeChanges;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts an instance into a deployment set, into another one or, as newer clients can ask, into none; or moves it to a
 * dedicated host, possibly with another type.
 */
@Action("004 §12.2; public doc: ModifyInstanceDeployment (dedicated hosts)")
record ModifyInstanceDeployment(
        Instances instances,
        InstanceDeployments deployments,
        HostMigrations migrations,
        TypeChanges types,
        Regions regions,
        Resources resources) {
    private static final String LIVE = "live";
    private static final String HOST = "host";

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @Nullable String deploymentSetId,
            @Nullable Boolean removeFromDeploymentSet,
            @Nullable Boolean force,
            @Nullable String dedicatedHostId,
            @Nullable String tenancy,
            @Nullable String affinity,
            @Nullable String migrationType,
            @Nullable String instanceType) {
        boolean leavesSet() {
            return Boolean.TRUE.equals(removeFromDeploymentSet);
        }

        boolean isAboutHosts() {
            return dedicatedHostId != null || tenancy != null || affinity != null;
        }

        boolean isLive() {
            return LIVE.equals(migrationType);
        }
    }

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(request.tenancy() == null || request.tenancy().equals(HOST), "InvalidParam.Tenancy");
        Choice.checkParameter("Affinity", request.affinity(), Set.of("default", HOST));
        Choice.checkParameter("MigrationType", request.migrationType(), Set.of("reboot", LIVE));
        var setId = request.deploymentSetId();
        if (request.isAboutHosts()) {
            checkParameter(setId == null && !request.leavesSet(), "DeploymentSetId");
        } else {
            check(request.instanceType() == null && !request.isLive(), "MissingParameter", "DedicatedHostId");
            check(setId != null || request.leavesSet(), "MissingParameter", "DeploymentSetId");
        }
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_DEPLOYMENT);
        if (!instance.regionId.equals(region.id())) {
            throw Resources.notFound(Instance.class);
        }
        if (request.isAboutHosts()) {
            moveToHost(request, instance, caller);
            return;
        }
        var set = setId == null || request.leavesSet()
                ? null
                : resources.lock(DeploymentSet.class, caller, region.id(), setId);
        deployments.join(instance, set, Boolean.TRUE.equals(request.force()), caller.requestId());
    }

    private void moveToHost(Request request, Instance instance, Caller caller) {
        var hostId = request.dedicatedHostId();
        check(
                hostId != null || (request.instanceType() == null && !request.isLive()),
                "MissingParameter",
                "DedicatedHostId");
        checkParameter(request.instanceType() == null || !request.isLive(), "InstanceType");
        // without a host to go to, only whether it stays bound to its own host changes
        var moves = hostId == null ? request.tenancy() != null : !hostId.equals(instance.dedicatedHostId);
        checkParameter(moves || instance.tenancy.equals(HOST), "Affinity");
        if (moves) {
            var host = hostId == null ? null : resources.hold(DedicatedHost.class, caller, instance.regionId, hostId);
            var type = request.instanceType() == null ? null : types.type(request.instanceType());
            migrations.migrate(instance, host, type, request.isLive(), caller.requestId());
        }
        if (request.affinity() != null) {
            instance.affinity = request.affinity();
        }
    }
}
