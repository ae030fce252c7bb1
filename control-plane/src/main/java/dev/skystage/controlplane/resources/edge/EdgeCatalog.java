package dev.skystage.controlplane.resources.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The edge regions and what can be bought there. They share nothing with the regions of ECS, even where the ids are
 * alike.
 */
@Component
public class EdgeCatalog {
    private final Catalog catalog;

    private record Catalog(String about, List<EdgeRegion> regions, List<EdgeType> types) {}

    /**
     * An edge region: a few racks in a carrier's rooms.
     *
     * @param vcpus how many vCPUs its instances can have together
     * @param memoryGib how much memory its instances can have together
     */
    public record EdgeRegion(
            String id,
            String name,
            String enName,
            String area,
            String province,
            String isp,
            boolean ipv6,
            int vcpus,
            int memoryGib) {}

    /** An instance type. */
    public record EdgeType(String id, int vcpus, int memoryGib) {
        public int memoryMib() {
            return memoryGib * 1024;
        }
    }

    EdgeCatalog(JsonMapper json) {
        try (var in = new ClassPathResource("catalog/edge.json").getInputStream()) {
            catalog = json.readValue(in, Catalog.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<EdgeRegion> regions() {
        return catalog.regions;
    }

    public Optional<EdgeRegion> region(String id) {
        return catalog.regions.stream().filter(region -> region.id.equals(id)).findFirst();
    }

    public Optional<EdgeType> type(String id) {
        return catalog.types.stream().filter(type -> type.id.equals(id)).findFirst();
    }
}
