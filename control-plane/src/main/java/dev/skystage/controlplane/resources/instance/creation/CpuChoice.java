package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Choice;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code CpuOptions.*}: how many physical cores an instance has and how many threads run on each. What is absent follows
 * from the instance type.
 *
 * @param topologyType ContinuousCoreToHTMapping or DiscreteCoreToHTMapping
 */
public record CpuChoice(
        @Nullable Integer core,
        @Nullable Integer threadsPerCore,
        @Nullable String numa,
        @Nullable String topologyType) {
    static final String PREFIX = "CpuOptions.";
    public static final String CORE = PREFIX + "Core";
    public static final String THREADS = PREFIX + "ThreadsPerCore";
    public static final String NUMA = PREFIX + "Numa";
    public static final String TOPOLOGY = PREFIX + "TopologyType";

    /** The cores of a type with so many vCPUs. */
    public static int cores(int vcpus) {
        return Math.max(1, vcpus / 2);
    }

    /** The threads on each core of a type with so many vCPUs. */
    public static int threads(int vcpus) {
        return Math.min(2, vcpus);
    }

    /** Refuses what a type with so many vCPUs cannot have. */
    void examine(int vcpus) {
        checkParameter(core == null || (core >= 1 && core <= cores(vcpus)), CORE);
        checkParameter(threadsPerCore == null || (threadsPerCore >= 1 && threadsPerCore <= threads(vcpus)), THREADS);
        checkParameter(numa == null || numa.matches("[1-9][0-9]?"), NUMA);
        Choice.checkParameter(TOPOLOGY, topologyType, Set.of("ContinuousCoreToHTMapping", "DiscreteCoreToHTMapping"));
    }

    void putInto(Map<String, String> options) {
        InstanceOptions.put(options, CORE, core);
        InstanceOptions.put(options, THREADS, threadsPerCore);
        InstanceOptions.put(options, NUMA, numa);
        InstanceOptions.put(options, TOPOLOGY, topologyType);
    }
}
