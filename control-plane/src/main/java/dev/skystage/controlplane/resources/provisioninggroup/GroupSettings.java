package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a group: how much capacity of which kind, which pools are preferred, and for how long. Capacity is
 * counted by the weights of the configurations; an instance counts as 1 unless another weight is given.
 *
 * @param launchTemplateId the template of its instances; null for a configuration of its own
 * @param diskCategories categories to try for the system disk, in this order, if that of template or configuration is
 * not to be had or left open
 * @param dataDiskCategories the same for data disks; null for none
 */
public record GroupSettings(
        Target target,
        Strategy strategy,
        Term term,
        @Nullable String launchTemplateId,
        @Nullable Long launchTemplateVersion,
        @Nullable LaunchConfiguration launchConfiguration,
        List<String> diskCategories,
        @Nullable List<String> dataDiskCategories,
        List<PoolConfig> pools) {
    private static final Set<String> KINDS = Set.of("PayAsYouGo", "Spot");

    /**
     * How much is wanted.
     *
     * @param defaultType the kind of the rest of the total
     * @param least the least capacity that is enough for a group of the type instant
     */
    public record Target(
            BigDecimal total,
            BigDecimal payAsYouGo,
            BigDecimal spot,
            @Nullable String defaultType,
            @Nullable BigDecimal least) {
        /** Refuses parts that are more than the total. The rest is of the default type, or else pay-as-you-go. */
        public static Target of(
                BigDecimal total,
                @Nullable BigDecimal payAsYouGo,
                @Nullable BigDecimal spot,
                @Nullable String defaultType,
                @Nullable BigDecimal least) {
            checkParameter(total.signum() > 0, "TotalTargetCapacity");
            checkParameter(defaultType == null || KINDS.contains(defaultType), "DefaultTargetCapacityType");
            var paid = payAsYouGo == null ? BigDecimal.ZERO : payAsYouGo;
            var bid = spot == null ? BigDecimal.ZERO : spot;
            checkParameter(paid.signum() >= 0 && paid.compareTo(total) <= 0, "PayAsYouGoTargetCapacity");
            checkParameter(bid.signum() >= 0 && paid.add(bid).compareTo(total) <= 0, "SpotTargetCapacity");
            checkParameter(least == null || (least.signum() > 0 && least.compareTo(total) <= 0), "MinTargetCapacity");
            return new Target(total, paid, bid, defaultType, least);
        }

        private BigDecimal rest() {
            return total.subtract(payAsYouGo).subtract(spot);
        }

        /** How much of it is preemptible, or how much is not. */
        BigDecimal of(boolean preemptible) {
            var restIsSpot = "Spot".equals(defaultType);
            var part = preemptible ? spot : payAsYouGo;
            return restIsSpot == preemptible ? part.add(rest()) : part;
        }
    }

    /** How pools are chosen, and what is done with excess capacity. */
    public record Strategy(
            String payAsYouGo,
            String spot,
            String interruptionBehavior,
            int spotPools,
            String excess,
            @Nullable BigDecimal maxSpotPrice) {
        private static final Set<String> PAY_AS_YOU_GO = Set.of("lowest-price", "prioritized");
        private static final Set<String> SPOT = Set.of("lowest-price", "diversified", "capacity-optimized");
        private static final Set<String> BEHAVIORS = Set.of("stop", "terminate");
        private static final Set<String> EXCESS = Set.of("no-termination", "termination");
        private static final int USUAL_POOLS = 2;

        /** Whether interrupted preemptible instances are shut down, and not released. */
        boolean isStopping() {
            return interruptionBehavior.equals("stop");
        }

        public static Strategy of(
                @Nullable String payAsYouGo,
                @Nullable String spot,
                @Nullable String behavior,
                @Nullable Integer pools,
                @Nullable String excess,
                @Nullable BigDecimal maxSpotPrice) {
            checkParameter(payAsYouGo == null || PAY_AS_YOU_GO.contains(payAsYouGo), "PayAsYouGoAllocationStrategy");
            checkParameter(spot == null || SPOT.contains(spot), "SpotAllocationStrategy");
            checkParameter(behavior == null || BEHAVIORS.contains(behavior), "SpotInstanceInterruptionBehavior");
            checkParameter(pools == null || pools > 0, "SpotInstancePoolsToUseCount");
            checkExcess(excess);
            checkParameter(maxSpotPrice == null || maxSpotPrice.signum() > 0, "MaxSpotPrice");
            return new Strategy(
                    payAsYouGo == null ? "lowest-price" : payAsYouGo,
                    spot == null ? "lowest-price" : spot,
                    behavior == null ? "terminate" : behavior,
                    pools == null ? USUAL_POOLS : pools,
                    excess == null ? "no-termination" : excess,
                    maxSpotPrice);
        }

        /** Refuses an unknown policy for excess capacity. */
        public static void checkExcess(@Nullable String excess) {
            checkParameter(excess == null || EXCESS.contains(excess), "ExcessCapacityTerminationPolicy");
        }
    }

    /** From when until when the group works, and what happens to its instances afterwards. */
    public record Term(
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            boolean terminateInstances,
            boolean terminateWithExpiration) {
        boolean isOver(Instant now) {
            return validUntil != null && !now.isBefore(validUntil);
        }

        boolean hasBegun(Instant now) {
            return validFrom == null || !now.isBefore(validFrom);
        }
    }

    /** Refuses categories that system disks cannot have. */
    public static List<String> systemDisks(List<String> categories) {
        return disks(categories, DiskCategory::isForSystem, "SystemDiskConfig.N.DiskCategory");
    }

    /** Refuses categories that data disks cannot have. */
    public static List<String> dataDisks(List<String> categories) {
        return disks(categories, category -> true, "DataDiskConfig.N.DiskCategory");
    }

    /** Local disks are only named, never tried instead of others. */
    private static List<String> disks(List<String> categories, Predicate<DiskCategory> fits, String parameter) {
        var possible = fits.and(category -> !category.isLocal());
        checkParameter(
                categories.stream()
                        .allMatch(category ->
                                DiskCategory.of(category).filter(possible).isPresent()),
                parameter);
        return categories;
    }

    /** Refuses more or fewer pools than a group may have. */
    public static List<PoolConfig> pools(@Nullable List<PoolConfig> pools) {
        if (pools == null) {
            throw new ApiException("MissingParameter", "LaunchTemplateConfig");
        }
        pools.forEach(PoolConfig::check);
        return pools;
    }
}
