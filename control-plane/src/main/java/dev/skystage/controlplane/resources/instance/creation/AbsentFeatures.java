package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.Set;

/**
 * Refuses what names a resource of a kind that this cloud does not have yet: launch templates, dedicated hosts, HPC
 * clusters, RAM roles, classic networks, IPv6. None exists, so the answer is the one for a resource that does not exist.
 */
final class AbsentFeatures {
    private static final Set<String> AFFINITIES = Set.of("default", "host");
    private static final String INVALID = "The specified parameter is not valid";

    private AbsentFeatures() {}

    static void refuse(CreationOrder order) {
        var template = order.run().template();
        var guest = order.parameters().guest();
        check(
                template.launchTemplateId() == null && template.launchTemplateName() == null,
                "InvalidLaunchTemplate.NotFound",
                "The specified LaunchTemplate does not exist.");
        refuseHosts(order.parameters().place());
        check(order.parameters().place().hpcClusterId() == null, "InvalidHpcClusterId.NotFound");
        check(guest.ramRoleName() == null, "InvalidRamRole.NotFound");
        var interfaces = order.run().interfaces();
        var ipv6 = interfaces.ipv6AddressCount();
        check(
                interfaces.ipv6Addresses() == null && (ipv6 == null || ipv6 == 0),
                "InvalidVSwitch.Ipv6NotTurnOn",
                "The specified VSwitch does not support IPv6.");
        var hardening = guest.securityEnhancementStrategy();
        check(
                hardening == null || hardening.equals("Active") || hardening.equals("Deactive"),
                "InvalidParameter",
                INVALID);
    }

    private static void refuseHosts(CreationParameters.Place request) {
        var tenancy = request.tenancy();
        check(
                tenancy == null || AFFINITIES.contains(tenancy),
                "InvalidParam.Tenancy",
                "The specified Tenancy is invalid.");
        check(request.affinity() == null || AFFINITIES.contains(request.affinity()), "InvalidParameter", INVALID);
        var host = request.dedicatedHostId() != null || "host".equals(tenancy);
        check(
                !host || request.deploymentSetId() == null,
                "InvalidDeploymentOnHost",
                "A deployment set does not support dedicated hosts.");
        check(!host, "InvalidDedicatedHostId.NotFound");
    }
}
