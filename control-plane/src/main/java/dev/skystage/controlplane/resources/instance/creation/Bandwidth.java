package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.Set;

/** Internet bandwidth in Mbit/s and how it is billed. */
public record Bandwidth(String chargeType, int in, int out) {
    // the reference's lists leave PayByBandwidth out, but its examples and all clients use it
    public static final Set<String> CHARGE_TYPES = Set.of("PayByTraffic", "PayByBandwidth");

    private static final ApiException WRONG_IN =
            new ApiException("InvalidInternetMaxBandwidthIn.Malformed").or("InvalidParameter.Bandwidth", "Bandwidth");
    private static final ApiException WRONG_OUT = new ApiException("InvalidInternetMaxBandwidthOut.Malformed")
            .or("InvalidParameter", "InternetMaxBandwidthOut");

    public static final int MOST_IN = 200;

    public static final int MOST_OUT = 100;

    /** What recorded answers show as inbound bandwidth of instances without outbound bandwidth. */
    private static final int NONE = -1;

    static Bandwidth of(CreationParameters.Network request) {
        var chargeType = request.internetChargeType() == null ? "PayByTraffic" : request.internetChargeType();
        check(CHARGE_TYPES.contains(chargeType), "InvalidInternetChargeType.ValueNotSupported");
        var out = request.internetMaxBandwidthOut() == null ? 0 : request.internetMaxBandwidthOut();
        var in = request.internetMaxBandwidthIn() == null ? MOST_IN : request.internetMaxBandwidthIn();
        check(in >= 1 && in <= MOST_IN, WRONG_IN);
        check(out >= 0 && out <= MOST_OUT, WRONG_OUT);
        return new Bandwidth(chargeType, out == 0 ? NONE : in, out);
    }
}
