package dev.skystage.controlplane.resources.instance.guest;

import dev.skystage.controlplane.api.Times;
import dev.skystage.persistence.instance.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the simulated guest of an instance has written to its console since it was last started. */
public final class BootLog {
    private BootLog() {}

    /** The lines of the log. While the instance stops or starts the last ones say so, and there is no prompt. */
    public static List<String> of(Instance instance) {
        var started = instance.startedAt == null ? instance.createdAt : instance.startedAt;
        var lines = new ArrayList<String>();
        say(lines, 0.0, "Linux version 5.10.134-17.2.al8.x86_64 (mockbuild@skystage)");
        say(lines, 0.0, "DMI: Alibaba Cloud Alibaba Cloud ECS, serial " + instance.serialNumber);
        say(lines, 0.0, "Hypervisor detected: KVM");
        say(lines, 0.1, "Memory: %d K available".formatted(instance.memoryMib * 1024L));
        say(lines, 0.3, "smp: Brought up 1 node, %d CPUs".formatted(instance.cpu));
        say(lines, 0.9, "virtio_net eth0: " + instance.macAddress);
        say(lines, 1.4, "EXT4-fs (vda1): mounted filesystem with ordered data mode");
        say(lines, 2.1, "systemd[1]: Set hostname to <" + instance.hostName + ">.");
        say(lines, 3.0, "cloud-init: instance-id " + instance.id + ", region " + instance.regionId);
        say(lines, 3.2, "cloud-init: eth0 " + instance.privateIp);
        say(lines, 3.9, "cloud-init: finished, started at " + Times.seconds(started));
        lines.add("");
        switch (instance.status()) {
            case RUNNING -> {
                lines.add(instance.osNameEn);
                lines.add(instance.hostName + " login:");
            }
            case STOPPING -> lines.add("systemd-shutdown[1]: Powering off.");
            default -> lines.add("Booting " + instance.imageId + " ...");
        }
        return lines;
    }

    private static void say(List<String> lines, double seconds, String text) {
        lines.add(String.format(Locale.ROOT, "[%12.6f] %s", seconds, text));
    }
}
