package dev.skystage.persistence.host;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many hosts the cloud has.
 *
 * @param hostsPerZone hosts of every zone that is not listed below; twenty make one round of all server models
 * @param zones hosts of single zones, by zone id
 */
@ConfigurationProperties("skystage.inventory")
public record Inventory(
        @DefaultValue("20") int hostsPerZone, @DefaultValue Map<String, Integer> zones) {
    /** How many hosts this zone has. */
    public int hosts(String zoneId) {
        return zones.getOrDefault(zoneId, hostsPerZone);
    }
}
