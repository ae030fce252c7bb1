package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.WireName;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code PrivateDnsNameOptions.*}: the names by which an instance is known inside its VPC. They are kept for those who
 * read them; names are not resolved.
 *
 * @param hostnameType Custom, IpBased or InstanceIdBased
 */
public record PrivateDnsNames(
        @Nullable Boolean enableInstanceIdDnsARecord,

        @WireName("EnableInstanceIdDnsAAAARecord") @Nullable Boolean enableInstanceIdDnsAaaaRecord,

        @Nullable Boolean enableIpDnsARecord,
        @Nullable Boolean enableIpDnsPtrRecord,
        @Nullable String hostnameType) {
    private static final String PREFIX = "PrivateDnsNameOptions.";

    /** Refuses values that are none. */
    public void examine() {
        Choice.checkParameter(PREFIX + "HostnameType", hostnameType, Set.of("Custom", "IpBased", "InstanceIdBased"));
    }

    void putInto(Map<String, String> options) {
        InstanceOptions.put(options, PREFIX + "EnableInstanceIdDnsARecord", enableInstanceIdDnsARecord);
        InstanceOptions.put(options, PREFIX + "EnableInstanceIdDnsAAAARecord", enableInstanceIdDnsAaaaRecord);
        InstanceOptions.put(options, PREFIX + "EnableIpDnsARecord", enableIpDnsARecord);
        InstanceOptions.put(options, PREFIX + "EnableIpDnsPtrRecord", enableIpDnsPtrRecord);
        InstanceOptions.put(options, PREFIX + "HostnameType", hostnameType);
    }

    /** What an instance shows of them: all of it absent where none was given, as recorded. */
    public static PrivateDnsNames of(Map<String, String> options) {
        return new PrivateDnsNames(
                InstanceOptions.flag(options, PREFIX + "EnableInstanceIdDnsARecord"),
                InstanceOptions.flag(options, PREFIX + "EnableInstanceIdDnsAAAARecord"),
                InstanceOptions.flag(options, PREFIX + "EnableIpDnsARecord"),
                InstanceOptions.flag(options, PREFIX + "EnableIpDnsPtrRecord"),
                options.get(PREFIX + "HostnameType"));
    }
}
