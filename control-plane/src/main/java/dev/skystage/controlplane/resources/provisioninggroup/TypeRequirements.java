package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requirements on the types of a pool that names no type: one of these numbers of vCPUs and one of these sizes of
 * memory.
 *
 * @param memories GiB
 * @param instanceFamilyLevel EntryLevel, EnterpriseLevel or CreditEntryLevel
 * @param burstablePerformance Exclude, Include or Required
 * @param excludedInstanceTypes types, or families with an asterisk at the end
 */
public record TypeRequirements(
        @Nullable List<Integer> cores,
        @Nullable List<Double> memories,
        @Nullable String instanceFamilyLevel,
        @Nullable String burstablePerformance,
        @Nullable List<String> architectures,
        @Indexed(max = 10) @Nullable List<String> excludedInstanceTypes) {
    private static final String BURSTABLE = "CreditEntryLevel";
    private static final Set<String> ARCHITECTURES =
            Set.of("X86", "Heterogeneous", "BareMetal", "Arm", "SuperComputeCluster");

    /** Refuses values that do not exist. */
    void check(String prefix) {
        Choice.checkParameter(prefix + "InstanceFamilyLevel", instanceFamilyLevel, InstanceType.FAMILY_LEVELS);
        Choice.checkParameter(
                prefix + "BurstablePerformance", burstablePerformance, Set.of("Exclude", "Include", "Required"));
        checkParameter(architectures == null || ARCHITECTURES.containsAll(architectures), prefix + "Architectures");
    }

    /** Whether there are enough requirements to choose types. */
    boolean areGiven() {
        return cores != null && !cores.isEmpty() && memories != null && !memories.isEmpty();
    }

    /** Whether a type meets all of them. */
    boolean admit(InstanceType type) {
        var burstable = type.familyLevel().equals(BURSTABLE);
        return !type.isPhasedOut()
                && offers(type)
                && (instanceFamilyLevel == null || type.familyLevel().equals(instanceFamilyLevel))
                && (burstable ? !"Exclude".equals(burstablePerformance) : !"Required".equals(burstablePerformance))
                && (architectures == null || architectures.contains(architecture(type)))
                && !excluded(type);
    }

    private boolean offers(InstanceType type) {
        return cores != null && cores.contains(type.vcpus()) && memories != null && memories.contains(type.memoryGib());
    }

    /** The architecture, derived from the name of the family: ebm is bare metal, scc is a cluster. */
    private static String architecture(InstanceType type) {
        var name = type.family().substring(type.family().indexOf('.') + 1);
        if (name.startsWith("ebm")) {
            return "BareMetal";
        }
        if (name.startsWith("scc")) {
            return "SuperComputeCluster";
        }
        if (type.gpuAmount() > 0 || name.matches("f\\d.*")) {
            return "Heterogeneous";
        }
        return type.isArm() ? "Arm" : "X86";
    }

    private boolean excluded(InstanceType type) {
        return Stream.ofNullable(excludedInstanceTypes)
                .flatMap(List::stream)
                .map(TypeRequirements::pattern)
                .anyMatch(pattern -> pattern.matcher(type.id()).matches());
    }

    private static Pattern pattern(String wildcard) {
        return Pattern.compile(
                Stream.of(wildcard.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
