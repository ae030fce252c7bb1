package dev.skystage.controlplane.resources.edge;

import dev.skystage.controlplane.resources.edge.EdgeCatalog.EdgeRegion;
import dev.skystage.controlplane.resources.edge.EdgeCatalog.EdgeType;
import dev.skystage.persistence.image.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is bought in an edge region; it has been checked.
 *
 * @param amount how many instances, all alike
 * @param months the length of the first period
 * @param autoRenewPeriod months of each automatic renewal; null for none
 * @param names of the instances; empty where they are named by their ids
 * @param hostNames of their guests; also empty then
 * @param dataDiskGib 0 for no data disk
 */
public record EdgeOrder(
        EdgeRegion region,
        EdgeType type,
        Image image,
        int amount,
        int months,
        @Nullable Integer autoRenewPeriod,
        String internetChargeType,
        int systemDiskGib,
        int dataDiskGib,
        String keyPairName,
        List<String> names,
        List<String> hostNames,
        boolean ipv4,
        boolean ipv6) {}
