package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.instancetype.InstanceTypeView;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the family. The catalogue has no Arm types yet, but another one could. */
class InstanceTypeViewTest {
    @ParameterizedTest
    @CsvSource({"ecs.g6, X86, BIOS", "ecs.g6r, ARM, UEFI", "ecs.c8y, ARM, UEFI", "ecs.hfg7, X86, BIOS"})
    void theArchitectureIsThatOfTheFamily(String family, String architecture, String boot) {
        var type = new InstanceType(
                family + ".large", family, 2, 8, "EnterpriseLevel", 0, "", 0, 0, "", 2, 6, 1, 1, 1L, 1L, null, null);
        var view = InstanceTypeView.of(type);
        assertThat(view.cpuArchitecture()).isEqualTo(architecture);
        assertThat(view.supportedBootModes()).isEqualTo(List.of(boot));
    }
}
