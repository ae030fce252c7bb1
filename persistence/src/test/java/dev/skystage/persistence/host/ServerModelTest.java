package dev.skystage.persistence.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServerModelTest {
    private final InstanceTypes types = new InstanceTypes(new JsonMapper());
    private final RegionCatalog regions = new RegionCatalog(new JsonMapper());

    @Test
    void everyTypeFitsInTheFirstZoneOfARegionAndInMostOfTheOthers() {
        var zones = regions.all().stream()
                .mapToLong(region -> region.zones().size())
                .sum();
        for (var type : types.all()) {
            long with = 0;
            for (var region : regions.all()) {
                for (var zone : region.zones()) {
                    var first = zone.equals(region.zones().getFirst());
                    var fits = fits(type, zone, first);
                    assertThat(fits || !first)
                            .as(type.id() + " in " + zone.id())
                            .isTrue();
                    with += fits ? 1 : 0;
                }
            }
            assertThat(with).as(type.id()).isGreaterThan(zones / 2);
        }
    }

    @Test
    void someFamiliesAreMissingInSomeZones() {
        var zone = regions.find("cn-hangzhou").orElseThrow().zones().getLast();
        assertThat(types.all()).anyMatch(type -> !fits(type, zone, false));
    }

    private static boolean fits(InstanceType type, Region.Zone zone, boolean first) {
        return ServerModel.ROUND.stream()
                .anyMatch(model -> model.families(zone.id(), first).contains(type.family())
                        && model.vcpus >= type.vcpus()
                        && model.memoryMib >= type.memoryMib()
                        && model.gpus >= type.gpuAmount()
                        && model.localDisksGib >= (long) type.localStorageAmount() * type.localStorageGib());
    }
}
