package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

/**
 * Refuses parameters that name what this cloud does not have yet: HPC clusters and classic networks. The answer is the
 * one for a resource that does not exist.
 */
final class AbsentFeatures {
    private AbsentFeatures() {}

    static void refuse(CreationOrder order) {
        var guest = order.parameters().guest();
        check(order.parameters().place().hpcClusterId() == null, "InvalidHpcClusterId.NotFound");
        var hardening = guest.securityEnhancementStrategy();
        checkParameter(
                hardening == null || hardening.equals("Active") || hardening.equals("Deactive"),
                "SecurityEnhancementStrategy");
    }
}
