package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.Set;

/** Internet bandwidth in Mbit/s and how it is billed. */
public record Bandwidth(String chargeType, int in, int out) {
    // PayByBandwidth has lost its name in the texts' lists, but stands in their examples and in every client.
    private static final Set<String> CHARGE_TYPES = Set.of("PayByTraffic", "PayByBandwidth");

    static Bandwidth of(CreationRequest request) {
        var chargeType = request.internetChargeType() == null ? "PayByTraffic" : request.internetChargeType();
        check(CHARGE_TYPES.contains(chargeType), "InvalidInternetChargeType.ValueNotSupported");
        var in = request.internetMaxBandwidthIn() == null ? 200 : request.internetMaxBandwidthIn();
        var out = request.internetMaxBandwidthOut() == null ? 0 : request.internetMaxBandwidthOut();
        check(in >= 1 && in <= 200, request.dialect().bandwidthIn(), "andwidth");
        check(out >= 0 && out <= 100, request.dialect().bandwidthOut(), "nternetMaxBandwidthOut");
        return new Bandwidth(chargeType, in, out);
    }
}
