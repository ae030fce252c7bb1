package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters of creation that only RunInstances has. */
public record RunParameters(
        @Nullable String imageFamily,
        @Nullable String autoReleaseTime,
        @Flat Series series,
        @Flat Interfaces interfaces,
        @Flat Template template) {
    /** For actions that have none of them. */
    public static final RunParameters NONE = new RunParameters(
            null,
            null,
            new Series(null, null, null, null),
            new Interfaces(null, null, null, null, null),
            new Template(null, null, null));

    /** How many instances, and the numbering of their names. */
    public record Series(
            @Nullable Integer amount,
            @Nullable Integer minAmount,
            @Indexed(max = 100) @Nullable List<String> hostNames,
            @Nullable Boolean uniqueSuffix) {}

    /** More than one group, interface or kind of address. */
    public record Interfaces(
            @Nullable List<String> securityGroupIds,

            @WireName("NetworkInterface")
            @Indexed(max = 2)
            @Refusal(
                    value = "InvalidParam.NetworkInterface",
                    hint = "The specified NetworkInterface is not valid: N is 1 or 2.")
            @Nullable
            List<NetworkInterface> networkInterfaces,

            @Nullable Integer ipv6AddressCount,

            @WireName("Ipv6Address") @Indexed(max = 1) @Nullable
            List<String> ipv6Addresses,

            @Nullable Integer networkInterfaceQueueNumber) {}

    /**
     * {@code NetworkInterface.N.*}; InstanceType is Primary or Secondary, Secondary when absent.
     *
     * @param networkInterfaceId of an existing interface, which the instance gets as its secondary one
     */
    public record NetworkInterface(
            @Nullable String networkInterfaceId,
            @Nullable String primaryIpAddress,
            @Nullable String vSwitchId,
            @Nullable String securityGroupId,
            @Nullable List<String> securityGroupIds,
            @Nullable String networkInterfaceName,
            @Nullable String description,
            @Nullable String instanceType,
            @Nullable Boolean deleteOnRelease,
            @Nullable Integer networkCardIndex,
            @Nullable Integer ipv6AddressCount,
            @WireName("Ipv6Address") @Nullable List<String> ipv6Addresses,
            @Flat InterfaceOptions options) {}

    /** The launch template that completes the order. */
    public record Template(
            @Nullable String launchTemplateId,
            @Nullable String launchTemplateName,
            @Nullable Long launchTemplateVersion) {}
}
