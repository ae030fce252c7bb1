package dev.skystage.persistence.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All regions and zones of the cloud, from the catalogue. */
@Component
public class RegionCatalog {
    private final Map<String, Region> regions = new LinkedHashMap<>();

    public RegionCatalog(JsonMapper json) {
        try (var in = new ClassPathResource("catalog/regions.json").getInputStream()) {
            for (JsonNode row : json.readTree(in).get("regions")) {
                var zones = StreamSupport.stream(row.get("zones").spliterator(), false)
                        .map(zone -> new Region.Zone(
                                zone.get("ZoneId").asString(),
                                zone.get("LocalName").asString()))
                        .toList();
                var region = new Region(
                        row.get("RegionId").asString(),
                        row.get("LocalName").asString(),
                        row.get("endpoint").asString(),
                        zones);
                regions.put(region.id(), region);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Region> all() {
        return List.copyOf(regions.values());
    }

    public Optional<Region> find(String regionId) {
        return Optional.ofNullable(regions.get(regionId));
    }
}
