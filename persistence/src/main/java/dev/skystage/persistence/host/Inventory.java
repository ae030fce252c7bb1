package dev.skystage.persistence.host;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many hosts the cloud has. Twenty hosts are one round of all server models and have room for 520 ecs.g6.large.
 *
 * @param hostsPerZone hosts of every zone that is not listed below; the default has room for 10,000 ecs.g6.large
 * @param zones hosts of single zones, by zone id; they all exist from the start
 */
@ConfigurationProperties("skystage.inventory")
public record Inventory(
        @DefaultValue("400") int hostsPerZone, @DefaultValue Map<String, Integer> zones) {
    private static final int FIRST = 20;

    /** How many hosts this zone has. */
    public int hosts(String zoneId) {
        return zones.getOrDefault(zoneId, hostsPerZone);
    }

    /** How many of them exist before the zone is used. */
    int hostsAtStart(String zoneId) {
        return zones.getOrDefault(zoneId, Math.min(FIRST, hostsPerZone));
    }
}
