package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network interfaces that a request describes: the primary one by VSwitchId, SecurityGroupId and PrivateIpAddress or
 * by a NetworkInterface.N of type Primary, and at most one secondary.
 *
 * @param primary null when it is described by the parameters of the instance
 * @param securityGroupIds empty when none is given
 */
record Interfaces(
        @Nullable String vSwitchId,
        List<String> securityGroupIds,
        @Nullable String privateIp,
        RunParameters.@Nullable NetworkInterface primary,
        RunParameters.@Nullable NetworkInterface secondary) {
    static Interfaces of(CreationOrder order) {
        var request = order.parameters().network();
        var run = order.run().interfaces();
        var all = run.networkInterfaces() == null ? List.<RunParameters.NetworkInterface>of() : run.networkInterfaces();
        var primary = all.stream().filter(Interfaces::isPrimary).toList();
        var secondary = all.stream().filter(one -> !isPrimary(one)).toList();
        check(
                primary.size() <= 1 && secondary.size() <= 1,
                "InvalidParam.NetworkInterface",
                "The specified NetworkInterface is not valid: one secondary interface can be added.");
        check(
                primary.stream().allMatch(one -> one.networkInterfaceId() == null),
                "InvalidParam.NetworkInterface",
                "NetworkInterfaceId is for secondary interfaces.");
        var second = secondary.isEmpty() ? null : secondary.getFirst();
        if (primary.isEmpty()) {
            return new Interfaces(
                    request.vSwitchId(),
                    groups(request.securityGroupId(), run.securityGroupIds()),
                    request.privateIpAddress(),
                    null,
                    second);
        }
        check(
                request.vSwitchId() == null
                        && request.securityGroupId() == null
                        && run.securityGroupIds() == null
                        && request.privateIpAddress() == null,
                "InvalidParameter.Conflict",
                "VSwitchId, SecurityGroupId and PrivateIpAddress exclude a primary NetworkInterface.");
        var first = primary.getFirst();
        check(
                !Boolean.FALSE.equals(first.deleteOnRelease()),
                "InvalidParam.NetworkInterface",
                "The primary NetworkInterface goes with its instance.");
        return new Interfaces(
                first.vSwitchId(),
                groups(first.securityGroupId(), first.securityGroupIds()),
                first.primaryIpAddress(),
                first,
                second);
    }

    boolean namesIpv6Addresses() {
        return Stream.of(primary, secondary).flatMap(Stream::ofNullable).anyMatch(one -> one.ipv6Addresses() != null);
    }

    List<String> secondaryGroupIds() {
        return secondary == null ? List.of() : groups(secondary.securityGroupId(), secondary.securityGroupIds());
    }

    /** The VSwitches that are named. */
    List<String> vSwitchIds() {
        return Stream.of(vSwitchId, secondary == null ? null : secondary.vSwitchId())
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    static List<String> groups(@Nullable String one, @Nullable List<String> many) {
        check(
                one == null || many == null,
                "InvalidParameter.Conflict",
                "SecurityGroupId and SecurityGroupIds.N exclude each other.");
        if (many != null) {
            return many.stream().distinct().toList();
        }
        return one == null ? List.of() : List.of(one);
    }

    private static boolean isPrimary(RunParameters.NetworkInterface one) {
        return "Primary".equals(one.instanceType());
    }
}
