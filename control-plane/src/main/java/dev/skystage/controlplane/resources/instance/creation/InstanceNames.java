package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.instance.guest.HostName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instance and host names of the instances to create, checked; null where the cloud names them itself.
 *
 * @param windows whether the Windows rules of host names hold
 */
public record InstanceNames(
        @Nullable List<String> instances, @Nullable List<String> hosts, boolean windows) {
    private static final int NAME_LIMIT = 128;

    static InstanceNames of(CreationOrder order, int amount, boolean windows) {
        var series = order.run().series();
        var suffix = Boolean.TRUE.equals(series.uniqueSuffix());
        return new InstanceNames(
                instanceNames(order.parameters().labels().instanceName(), suffix, amount),
                hostNames(order.parameters().guest().hostName(), series.hostNames(), suffix, amount, windows),
                windows);
    }

    /** The name of the i-th instance; its id if no name is given. */
    public String instance(int i, String instanceId) {
        return instances == null ? instanceId : instances.get(i);
    }

    /**
     * The host name of the i-th instance; if none is given it is made from the id, as short as the operating system
     * demands.
     */
    public String host(int i, String instanceId) {
        if (hosts != null) {
            return hosts.get(i);
        }
        var tail = instanceId.substring(instanceId.indexOf('-') + 1);
        return "iZ" + (windows ? tail.substring(tail.length() - (HostName.limit(true) - 3)) : tail) + "Z";
    }

    private static @Nullable List<String> instanceNames(@Nullable String name, boolean suffix, int amount) {
        if (name == null) {
            return null;
        }
        if (suffix && !name.contains("[") && Texts.isNameWithColons(name)) {
            check(name.length() + 3 <= NAME_LIMIT, "InvalidParams.InstanceNameExceed");
        }
        var names = NameSequence.of(name, suffix)
                .orElseThrow(() -> new ApiException("InvalidInstanceName.Malformed"))
                .names(amount);
        check(names.stream().allMatch(Texts::isNameWithColons), "InvalidInstanceName.Malformed");
        return names;
    }

    private static @Nullable List<String> hostNames(
            @Nullable String name, @Nullable List<String> each, boolean suffix, int amount, boolean windows) {
        if (each != null) {
            check(name == null && each.size() == amount, "InvalidHostName.Malformed");
            check(each.stream().allMatch(host -> HostName.isHostName(host, windows)), "InvalidHostName.Malformed");
            return each;
        }
        if (name == null) {
            return null;
        }
        if (suffix && !name.contains("[") && HostName.isHostName(name, windows)) {
            check(name.length() + 3 <= HostName.limit(windows), "InvalidParams.HostnameExceed");
        }
        var hosts = NameSequence.of(name, suffix)
                .orElseThrow(() -> new ApiException("InvalidHostName.Malformed"))
                .names(amount);
        check(hosts.stream().allMatch(host -> HostName.isHostName(host, windows)), "InvalidHostName.Malformed");
        return hosts;
    }
}
