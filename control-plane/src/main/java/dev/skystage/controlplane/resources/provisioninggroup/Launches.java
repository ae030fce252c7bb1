package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Refusals;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.controlplane.resources.instance.InstanceCreation;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters.Machine;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.launchtemplate.LaunchTemplates;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Launches the capacity that a group lacks, from its pools in the order of its strategies; it takes what they have. */
@Component
record Launches(
        InstanceCreation creation,
        LaunchTemplates templates,
        PoolPrices prices,
        Resources resources,
        KeyPairs keyPairs,
        Refusals refusals,
        JdbcClient jdbc) {
    private static final int MOST_AT_ONCE = 100;
    private static final String NO_STOCK = "OperationDenied.NoStock";
    /** The codes of RunInstances for a pool that has no room. */
    private static final Set<String> WITHOUT_ROOM =
            Set.of(NO_STOCK, "InvalidInstanceType.ZoneNotSupported", "QuotaExceed.DeploymentSetInstanceQuotaFull");

    /** Launches so much pay-as-you-go and so much preemptible capacity, or as much of it as the pools have. */
    List<LaunchResult> launch(
            GroupSettings settings,
            BigDecimal payAsYouGo,
            BigDecimal spot,
            String groupId,
            Caller caller,
            String region) {
        var base = templates.complete(base(settings, region), caller);
        var zones = hold(settings, base, caller);
        var results = new ArrayList<LaunchResult>();
        fill(settings, base, false, payAsYouGo, zones, groupId, caller, results);
        fill(settings, base, true, spot, zones, groupId, caller, results);
        return results;
    }

    private static CreationOrder base(GroupSettings settings, String regionId) {
        var configuration = settings.launchConfiguration();
        return configuration == null || settings.launchTemplateId() != null
                ? Orders.ofTemplate(settings.launchTemplateId(), settings.launchTemplateVersion(), regionId)
                : configuration.order(regionId);
    }

    /** Holds all that the launches name at once, in the order of locks; returns the zones of the VSwitches. */
    private Map<String, String> hold(GroupSettings settings, CreationOrder base, Caller caller) {
        resources.hold(Image.class, caller, Stream.ofNullable(base.imageId()).toList());
        holdKeyPair(base, caller);
        resources.hold(
                DeploymentSet.class,
                caller,
                Stream.ofNullable(base.parameters().place().deploymentSetId()).toList());
        var groups = base.run().interfaces().securityGroupIds();
        resources.hold(
                SecurityGroup.class,
                caller,
                Stream.concat(
                                Stream.ofNullable(base.parameters().network().securityGroupId()),
                                groups == null ? Stream.empty() : groups.stream())
                        .distinct()
                        .toList());
        var zones = new HashMap<String, String>();
        var ids = settings.pools().stream().map(PoolConfig::vSwitch).distinct().toList();
        resources.hold(VSwitch.class, caller, ids).forEach(vSwitch -> zones.put(vSwitch.id, vSwitch.zoneId));
        return zones;
    }

    /** A key pair that does not exist is passed over here: each launch refuses it. */
    private void holdKeyPair(CreationOrder base, Caller caller) {
        var name = base.parameters().guest().keyPairName();
        if (name != null) {
            keyPairs.holdIfPresent(caller, base.regionId(), name);
        }
    }

    private void fill(
            GroupSettings settings,
            CreationOrder base,
            boolean spot,
            BigDecimal wanted,
            Map<String, String> zones,
            String groupId,
            Caller caller,
            List<LaunchResult> results) {
        var lacking = wanted;
        var pools = pools(settings, spot, base.regionId(), zones, caller);
        var share = share(settings, spot, wanted, pools.size());
        for (var pool : pools) {
            while (lacking.signum() > 0) {
                var amount = amount(lacking.min(share), pool);
                var result = one(settings, base, pool, spot, amount, zones, groupId, caller);
                results.add(result);
                lacking = lacking.subtract(pool.weight().multiply(BigDecimal.valueOf(result.amount())));
                if (result.amount() < MOST_AT_ONCE) {
                    break;
                }
            }
        }
        if (lacking.signum() > 0 && share.compareTo(wanted) < 0) {
            // spread as far as possible; the rest goes where there is room
            fill(withoutSpreading(settings), base, spot, lacking, zones, groupId, caller, results);
        }
    }

    private static GroupSettings withoutSpreading(GroupSettings settings) {
        var strategy = settings.strategy();
        return new GroupSettings(
                settings.target(),
                new GroupSettings.Strategy(
                        strategy.payAsYouGo(),
                        "capacity-optimized",
                        strategy.interruptionBehavior(),
                        strategy.spotPools(),
                        strategy.excess(),
                        strategy.maxSpotPrice()),
                settings.term(),
                settings.launchTemplateId(),
                settings.launchTemplateVersion(),
                settings.launchConfiguration(),
                settings.diskCategories(),
                settings.dataDiskCategories(),
                settings.pools());
    }

    /** The most that one pool takes: everything, unless capacity is to be spread over the pools. */
    private static BigDecimal share(GroupSettings settings, boolean spot, BigDecimal wanted, int pools) {
        return spot && pools > 1 && settings.strategy().spot().equals("diversified")
                ? wanted.divide(BigDecimal.valueOf(pools), 0, RoundingMode.CEILING)
                : wanted;
    }

    private List<PoolConfig> pools(
            GroupSettings settings, boolean spot, String regionId, Map<String, String> zones, Caller caller) {
        var all = settings.pools().stream()
                .flatMap(pool -> pool.byType(prices.types().all()))
                .toList();
        var cheapest =
                Comparator.comparing((PoolConfig pool) -> prices.of(pool, spot, caller.accountId(), regionId, zones));
        if (!spot) {
            return settings.strategy().payAsYouGo().equals("prioritized")
                    ? all.stream()
                            .sorted(Comparator.comparing(
                                    pool -> pool.priority() == null ? Integer.MAX_VALUE : pool.priority()))
                            .toList()
                    : all.stream().sorted(cheapest).toList();
        }
        var byPrice = all.stream().sorted(cheapest).toList();
        return settings.strategy().spot().equals("lowest-price")
                ? byPrice.stream().limit(settings.strategy().spotPools()).toList()
                : byPrice;
    }

    private static int amount(BigDecimal lacking, PoolConfig pool) {
        var needed = lacking.divide(pool.weight(), 0, RoundingMode.CEILING).min(BigDecimal.valueOf(MOST_AT_ONCE));
        var most = pool.maxQuantity() == null ? MOST_AT_ONCE : pool.maxQuantity();
        return Math.max(1, Math.min(needed.intValueExact(), most));
    }

    private LaunchResult one(
            GroupSettings settings,
            CreationOrder base,
            PoolConfig pool,
            boolean spot,
            int amount,
            Map<String, String> zones,
            String groupId,
            Caller caller) {
        var limit = Stream.of(settings.strategy().maxSpotPrice(), pool.maxPrice())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        var strategy = !spot
                ? SpotStrategy.NO_SPOT
                : limit.isPresent() ? SpotStrategy.SPOT_WITH_PRICE_LIMIT : SpotStrategy.SPOT_AS_PRICE_GO;
        var bid =
                new Orders.Bid(strategy, limit.orElse(null), settings.strategy().isStopping() ? "Stop" : null);
        var zone = zones.getOrDefault(pool.vSwitch(), "");
        var attempt = attempt(settings, base, machine -> Orders.of(base, pool, amount, bid, machine), caller);
        var refusal = attempt.refusal();
        if (refusal == null) {
            remember(attempt.instanceIds(), pool, spot, groupId);
            return new LaunchResult(
                    pool.type(),
                    zone,
                    strategy.wire(),
                    attempt.instanceIds().size(),
                    attempt.instanceIds(),
                    null,
                    null);
        }
        var explained = refusals.explain("RunInstances", refusal);
        var code = WITHOUT_ROOM.contains(explained.code()) ? LaunchResult.NO_STOCK : explained.code();
        return new LaunchResult(pool.type(), zone, strategy.wire(), 0, List.of(), code, explained.message());
    }

    /** Passes over the categories of disks that are not to be had, as long as there are others. */
    private InstanceCreation.Attempt attempt(
            GroupSettings settings, CreationOrder base, Function<Machine, CreationOrder> order, Caller caller) {
        var named = base.parameters().machine();
        var choices = DiskChoices.of(settings);
        var machine = choices.in(named).orElse(named);
        var attempt = creation.attempt(order.apply(machine), caller);
        while (attempt.refusal() instanceof UnavailableCategory gone) {
            choices = choices.without(gone);
            var next = choices.in(named).orElse(machine);
            if (next.equals(machine)) {
                break;
            }
            machine = next;
            attempt = creation.attempt(order.apply(machine), caller);
        }
        return attempt;
    }

    private void remember(List<String> instanceIds, PoolConfig pool, boolean spot, String groupId) {
        jdbc.sql("insert into provisioning_group_instance (instance_id, group_id, weight, spot)"
                        + " select id, ?, ?, ? from unnest(?::text[]) id")
                .params(groupId, pool.weight(), spot)
                .param(instanceIds.toArray(String[]::new))
                .update();
    }
}
