package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Scope;
import dev.skystage.controlplane.api.TagFilter;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of an account are listed. What decides how they are found stands by itself.
 *
 * @param regionId null for all regions
 * @param ids the instances asked for, null for all; few
 * @param status as the API names it
 * @param tags the tags all of which an instance must have, checked
 * @param others all other conditions
 * @param access how the conditions are best answered
 */
public record InstanceQuery(
        String accountId,
        @Nullable List<String> ids,
        @Nullable String regionId,
        @Nullable String vpcId,
        @Nullable String vSwitchId,
        @Nullable String status,
        List<TagFilter> tags,
        Filter others,
        Access access) {
    /** The statuses an instance can be listed with. */
    public static final Set<String> STATUSES = Arrays.stream(InstanceStatus.values())
            .filter(status -> status != InstanceStatus.RELEASED)
            .map(InstanceStatus::wire)
            .collect(Collectors.toUnmodifiableSet());

    /** How instances are found. */
    public enum Access {
        /** By walking the index that gives the order. */
        WALK,
        /** By an index of few matches: addresses, key pair. */
        LOOKUP,
        /** By an index that may match anything from none to all: security group, image, name pattern. */
        EITHER
    }

    /** The statuses in the table that the API shows by the wanted name, null for all. */
    @Nullable
    public List<String> statuses() {
        return status == null
                ? null
                : Arrays.stream(InstanceStatus.values())
                        .filter(value -> value.wire().equals(status))
                        .map(InstanceStatus::name)
                        .toList();
    }

    /** Whether the maintained counts tell the total. */
    public boolean isCounted() {
        return ids == null
                && vSwitchId == null
                && tags.isEmpty()
                && others.sql().isEmpty();
    }

    /**
     * All conditions. Where an index of few matches is meant, account and region are written so that no index has them:
     * the planner likes to read the whole account's index beside the selective one.
     */
    public Filter filter() {
        var plain = access == Access.WALK && ids == null;
        return new Filter()
                .in("id", ids)
                .and(plain ? "account_id = ?" : "account_id || '' = ?", accountId)
                .equal(plain ? "region_id" : "region_id || ''", regionId)
                .equal("vpc_id", vpcId)
                .equal("vswitch_id", vSwitchId)
                .in("status", statuses())
                .tags("tags", tags)
                .and(others);
    }

    /** The tag whose instances are walked: the first with a value, else the first; null when there is none. */
    @Nullable
    public TagFilter tagToWalk() {
        return regionId == null
                ? null
                : tags.stream()
                        .filter(tag -> tag.value() != null)
                        .findFirst()
                        .or(() -> tags.stream().findFirst())
                        .orElse(null);
    }

    /** The conditions that walking this tag does not say already. */
    public Filter besideTag(TagFilter walked) {
        return new Filter()
                .equal("vpc_id", vpcId)
                .equal("vswitch_id", vSwitchId)
                .in("status", statuses())
                .tags("tags", tags.stream().filter(tag -> !tag.equals(walked)).toList())
                .and(others);
    }

    /** The index whose order is walked; null for all regions. */
    @Nullable
    public Scope scope() {
        if (vSwitchId != null) {
            return new Scope(List.of("vswitch_id"), List.of(vSwitchId));
        }
        if (vpcId != null) {
            return new Scope(List.of("vpc_id"), List.of(vpcId));
        }
        return regionId == null ? null : new Scope(List.of("account_id", "region_id"), List.of(accountId, regionId));
    }

    /** The conditions that the scope does not say already. */
    public Filter besideScope() {
        var filter = new Filter();
        if (vSwitchId != null || vpcId != null) {
            filter.and("account_id = ?", accountId).equal("region_id", regionId);
        }
        if (vSwitchId != null) {
            filter.equal("vpc_id", vpcId);
        }
        return filter.in("status", statuses()).tags("tags", tags).and(others);
    }
}
