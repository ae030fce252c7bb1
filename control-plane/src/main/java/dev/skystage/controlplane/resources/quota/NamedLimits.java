package dev.skystage.controlplane.resources.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The quotas that have names in the API, in the API's order. */
public final class NamedLimits {
    private static final Map<String, Quota> QUOTAS = quotas();

    private NamedLimits() {}

    public static Map<String, Quota> all() {
        return QUOTAS;
    }

    public static Optional<Quota> find(String name) {
        return Optional.ofNullable(QUOTAS.get(canonical(name)));
    }

    /** The reference spells the names of two attributes in two ways; both are understood. */
    public static String canonical(String name) {
        return switch (name) {
            case "max-delicated-hosts" -> "max-dedicated-hosts";
            case "supported-postpay-instance-types" -> "supported-postpaid-instance-types";
            default -> name;
        };
    }

    private static Map<String, Quota> quotas() {
        var limits = new LinkedHashMap<String, Quota>();
        limits.put("max-security-groups", Quota.SECURITY_GROUPS);
        limits.put("max-elastic-network-interfaces", Quota.NETWORK_INTERFACES);
        limits.put("max-postpaid-instance-vcpu-count", Quota.POSTPAID_VCPUS);
        limits.put("max-spot-instance-vcpu-count", Quota.SPOT_VCPUS);
        limits.put("max-dedicated-hosts", Quota.DEDICATED_HOSTS);
        return limits;
    }
}
