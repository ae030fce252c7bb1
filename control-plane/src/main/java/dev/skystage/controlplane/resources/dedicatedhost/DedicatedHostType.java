package dev.skystage.controlplane.resources.dedicatedhost;

import dev.skystage.scheduler.placement.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of dedicated hosts: each is a kind of server in the inventory, for the instance types of one family. */
public enum DedicatedHostType {
    G5("ddh.g5", "ecs.g5", new Server(104, 384, 0, 0)),
    G6("ddh.g6", "ecs.g6", new Server(104, 384, 0, 0)),
    G7("ddh.g7", "ecs.g7", new Server(128, 512, 0, 0)),
    C5("ddh.c5", "ecs.c5", new Server(104, 208, 0, 0)),
    C6("ddh.c6", "ecs.c6", new Server(104, 208, 0, 0)),
    R5("ddh.r5", "ecs.r5", new Server(104, 832, 0, 0)),
    R6("ddh.r6", "ecs.r6", new Server(104, 832, 0, 0)),
    GN6I("ddh.gn6i", "ecs.gn6i", new Server(96, 768, 8, 0)),
    I2("ddh.i2", "ecs.i2", new Server(96, 768, 0, 8 * 1788));

    private static final int SOCKETS = 2;
    private static final int LOCAL_DISK_GIB = 1788;

    private final String wire;
    private final String family;
    private final Server server;

    DedicatedHostType(String wire, String family, Server server) {
        this.wire = wire;
        this.family = family;
        this.server = server;
    }

    /** The type of this name. */
    public static Optional<DedicatedHostType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }

    public String wire() {
        return wire;
    }

    /** The instance type family whose instances it takes. */
    public String family() {
        return family;
    }

    public Server server() {
        return server;
    }

    public int sockets() {
        return SOCKETS;
    }

    /** Physical cores of all sockets; each is two vCPUs. */
    public int cores() {
        return server.vcpus() / 2;
    }

    public int localDisks() {
        return (int) (server.localDisksGib() / LOCAL_DISK_GIB);
    }

    public String localDiskCategory() {
        return server.localDisksGib() > 0 ? "local_ssd_pro" : "";
    }

    /** The name of the GPUs, "" without any. */
    public String gpuSpec() {
        return server.gpus() > 0 ? "NVIDIA T4" : "";
    }

    /** Whether it is offered in a zone that serves these families. */
    public boolean isOffered(List<String> families) {
        return families.contains(family);
    }
}
