package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

/**
 * Refuses what names a resource of a kind that this cloud does not have yet: HPC clusters, classic networks,
 * IPv6. None exists, so the answer is the one for a resource that does not exist.
 */
final class AbsentFeatures {
    private AbsentFeatures() {}

    static void refuse(CreationOrder order) {
        var guest = order.parameters().guest();
        check(order.parameters().place().hpcClusterId() == null, "InvalidHpcClusterId.NotFound");
        var interfaces = order.run().interfaces();
        var ipv6 = interfaces.ipv6AddressCount();
        check(
                interfaces.ipv6Addresses() == null && (ipv6 == null || ipv6 == 0),
                "InvalidVSwitch.Ipv6NotTurnOn",
                "The specified VSwitch does not support IPv6.");
        var hardening = guest.securityEnhancementStrategy();
        checkParameter(
                hardening == null || hardening.equals("Active") || hardening.equals("Deactive"),
                "SecurityEnhancementStrategy");
    }
}
