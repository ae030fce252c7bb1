package dev.skystage.persistence.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InstanceTypesTest {
    private final InstanceTypes types = new InstanceTypes(new JsonMapper());

    @Test
    void readsTheDocumentedFigures() {
        var type = types.find("ecs.g6.large").orElseThrow();
        assertThat(type.vcpus()).isEqualTo(2);
        assertThat(type.memoryMib()).isEqualTo(8192);
        assertThat(type.bandwidthRx()).isEqualTo(1_024_000);
        assertThat(types.find("ecs.g6.unknown")).isEmpty();
    }

    @Test
    void splitsALocalStorageTotalByGpu() {
        var type = types.find("ecs.gn5-c4g1.2xlarge").orElseThrow();
        assertThat(type.localStorageAmount()).isEqualTo(2);
        assertThat(type.localStorageGib()).isEqualTo(440);
    }

    @Test
    void derivesWhatIsNotDocumented() {
        var type = types.find("ecs.c1.large").orElseThrow();
        assertThat(type.eniQuantity()).isEqualTo(3);
        assertThat(type.eniPrivateIpAddressQuantity()).isEqualTo(1);
        assertThat(type.ppsRx()).isEqualTo(400_000L);
        assertThat(type.baselineCredit()).isNull();
    }

    @Test
    void listsAFamilyForEveryType() {
        var families = types.families().stream().map(InstanceTypes.Family::id).toList();
        assertThat(families).doesNotHaveDuplicates().contains("ecs.ebmc6");
        assertThat(types.all()).hasSize(149).allMatch(type -> families.contains(type.family()));
        assertThat(types.families())
                .contains(
                        new InstanceTypes.Family("ecs.g7", "ecs-6"),
                        new InstanceTypes.Family("ecs.sn2ne", "ecs-3"),
                        new InstanceTypes.Family("ecs.s2", "ecs-1"),
                        new InstanceTypes.Family("ecs.i1", "ecs-2"));
    }
}
