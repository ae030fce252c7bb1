package dev.skystage.controlplane.resources.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much bandwidth elastic IP addresses have, in Mbit/s, and how it is billed. */
public final class Bandwidths {
    private static final Set<String> CHARGE_TYPES = Set.of("PayByBandwidth", "PayByTraffic");
    private static final int USUAL = 5;
    private static final int MOST = 200;
    private static final int MOST_BY_BANDWIDTH = 500;

    private Bandwidths() {}

    /** How it is billed: by bandwidth unless traffic is asked for. */
    public static String chargeType(@Nullable String wanted) {
        check(wanted == null || CHARGE_TYPES.contains(wanted), "InvalidParameter", "InternetChargeType");
        return wanted == null ? "PayByBandwidth" : wanted;
    }

    /** The bandwidth of a new address. */
    public static int ofNew(@Nullable String wanted, String chargeType) {
        return wanted == null ? USUAL : changed(wanted, chargeType);
    }

    /** The new bandwidth of an existing address; its limit depends on how it is billed. */
    public static int changed(String wanted, String chargeType) {
        return between(wanted, chargeType.equals("PayByBandwidth") ? MOST_BY_BANDWIDTH : MOST);
    }

    private static int between(String wanted, int most) {
        var number = wanted.matches("[0-9]{1,4}") ? Integer.parseInt(wanted) : 0;
        if (number < 1 || number > most) {
            throw new ApiException("InvalidParameter", "Bandwidth");
        }
        return number;
    }
}
