package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what names a resource of a kind that this cloud does not have yet: launch templates, dedicated hosts, HPC
 * clusters, RAM roles, classic networks, IPv6. None exists, so the answer is the one for a resource that does not exist.
 */
final class AbsentFeatures {
    private static final Set<String> AFFINITIES = Set.of("default", "host");
    private static final Pattern RESOURCE_GROUP = Pattern.compile("rg-[A-Za-z0-9]{1,60}");

    private AbsentFeatures() {}

    static void refuse(CreationRequest request) {
        check(
                request.launchTemplateId() == null && request.launchTemplateName() == null,
                "InvalidLaunchTemplate.NotFound",
                "The specified LaunchTemplate does not exist.");
        refuseHosts(request);
        check(request.hpcClusterId() == null, "InvalidHpcClusterId.NotFound");
        check(request.ramRoleName() == null, "InvalidRamRole.NotFound");
        check(
                request.vlanId() == null,
                "OperationDenied",
                "The specified parameter \"VlanId\" is not valid or vlan has not enough IP address.");
        check(
                request.innerIpAddress() == null,
                "InvalidParameter.Conflict",
                "The specified InnerIpAddress is only for instances of the classic network.");
        var ipv6 = request.ipv6AddressCount();
        check(
                request.ipv6Addresses() == null && (ipv6 == null || ipv6 == 0),
                "InvalidVSwitch.Ipv6NotTurnOn",
                "The specified VSwitch does not support IPv6.");
        check(isResourceGroup(request.resourceGroupId()), "InvalidResourceGroup.NotFound", "ResourceGroup");
        var hardening = request.securityEnhancementStrategy();
        checkParameter(
                hardening == null || hardening.equals("Active") || hardening.equals("Deactive"),
                "SecurityEnhancementStrategy");
    }

    private static void refuseHosts(CreationRequest request) {
        var tenancy = request.tenancy();
        check(
                tenancy == null || AFFINITIES.contains(tenancy),
                "InvalidParam.Tenancy",
                "The specified Tenancy is invalid.");
        checkParameter(request.affinity() == null || AFFINITIES.contains(request.affinity()), "Affinity");
        var host = request.dedicatedHostId() != null || "host".equals(tenancy);
        check(
                !host || request.deploymentSetId() == null,
                "InvalidDeploymentOnHost",
                "A deployment set does not support dedicated hosts.");
        check(!host, "InvalidDedicatedHostId.NotFound");
    }

    /** Resource groups are labels here: any well-formed id is one. */
    private static boolean isResourceGroup(@Nullable String id) {
        return id == null || RESOURCE_GROUP.matcher(id).matches();
    }
}
