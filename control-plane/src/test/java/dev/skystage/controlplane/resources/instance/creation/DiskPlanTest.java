package dev.skystage.controlplane.resources.instance.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskPlanTest {
    private static final PlannedDisk SYSTEM = SystemDiskPlan.of(null, image(20), type("ecs.g6"), true);

    @ParameterizedTest
    @CsvSource({"20,40", "40,40", "60,60"})
    void theSystemDiskIsAtLeastTheImage(int image, int size) {
        var disk = SystemDiskPlan.of(null, image(image), type("ecs.g6"), true);
        assertThat(disk.sizeGib()).isEqualTo(size);
        assertThat(disk.category()).isEqualTo("cloud_efficiency");
        assertThat(disk.device()).isEqualTo("/dev/xvda");
    }

    @Test
    void phasedOutTypesHaveBasicSystemDisks() {
        assertThat(SystemDiskPlan.of(null, image(20), type("ecs.s1"), false).category())
                .isEqualTo("cloud");
    }

    @ParameterizedTest
    @CsvSource({"cloud,5,2000", "cloud_efficiency,20,32768", "cloud_ssd,20,32768", "cloud_essd,20,65536"})
    void dataDisksHaveTheSizesOfTheirCategory(String category, int smallest, int largest) {
        assertThat(plan(disk(category, smallest, null), disk(category, largest, null)))
                .hasSize(2);
        refused("InvalidDataDiskSize.ValueNotSupported", disk(category, smallest - 1, null));
        refused("InvalidDataDiskSize.ValueNotSupported", disk(category, largest + 1, null));
        refused("InvalidDataDiskSize.ValueNotSupported", disk(category, null, null));
    }

    @Test
    void devicesAreNamedInOrderAroundTheGivenOnes() {
        var disks = plan(disk("cloud", 5, null), disk("cloud", 5, "/dev/vdb"), disk("cloud", 5, null));
        assertThat(disks).extracting(PlannedDisk::device).containsExactly("/dev/xvdc", "/dev/xvdb", "/dev/xvdd");
        refused("InvalidDevice.InUse", disk("cloud", 5, "/dev/xvdb"), disk("cloud", 5, "/dev/vdb"));
        refused("InvalidDevice.InUse", disk("cloud", 5, "/dev/vda"));
        refused("InvalidDataDevice.Malformed", disk("cloud", 5, "/dev/sda"));
    }

    @Test
    void sixteenDataDisksHaveDevices() {
        var sixteen = Collections.nCopies(16, disk("cloud", 5, null));
        assertThat(DataDiskPlan.of(sixteen, SYSTEM, type("ecs.g6"), true, false))
                .hasSize(16)
                .last()
                .extracting(PlannedDisk::device)
                .isEqualTo("/dev/xvdq");
    }

    @Test
    void localDisksGoWithLocalSystemDisksUpToOneTebibyte() {
        refused("InvalidDiskCategory.Mismatch", disk("ephemeral_ssd", 5, null));
        var local = SystemDiskPlan.of(
                new CreationParameters.SystemDisk("ephemeral_ssd", null, null, null, null, null, null, null, null),
                image(20),
                type("ecs.s1"),
                false);
        var half = disk("ephemeral_ssd", 512, null);
        assertThat(DataDiskPlan.of(List.of(half, half), local, type("ecs.s1"), false, false))
                .allMatch(disk -> !disk.portable() && disk.deleteWithInstance());
        assertThatThrownBy(() -> DataDiskPlan.of(
                        List.of(half, half, disk("ephemeral_ssd", 5, null)), local, type("ecs.s1"), false, false))
                .hasMessageStartingWith("InstanceDiskCategoryLimitExceed");
    }

    @Test
    void disksOfSubscriptionsStayWithTheirInstance() {
        assertThat(DataDiskPlan.of(List.of(disk("cloud", 5, null)), SYSTEM, type("ecs.g6"), true, false)
                        .getFirst()
                        .portable())
                .isTrue();
        assertThat(DataDiskPlan.of(List.of(disk("cloud", 5, null)), SYSTEM, type("ecs.g6"), true, true)
                        .getFirst()
                        .portable())
                .isFalse();
    }

    private static List<PlannedDisk> plan(CreationParameters.DataDisk... disks) {
        return DataDiskPlan.of(List.of(disks), SYSTEM, type("ecs.g6"), true, false);
    }

    private static void refused(String code, CreationParameters.DataDisk... disks) {
        assertThatThrownBy(() -> DataDiskPlan.of(Arrays.asList(disks), SYSTEM, type("ecs.g6"), true, false))
                .hasMessageStartingWith(code);
    }

    private static CreationParameters.DataDisk disk(String category, @Nullable Integer size, @Nullable String device) {
        return new CreationParameters.DataDisk(
                size, null, category, null, null, null, null, device, null, null, null, null);
    }

    private static InstanceType type(String family) {
        return new InstanceType(
                family + ".large", family, 2, 8, "", 0, "", 0, 0, "", 2, 6, null, null, null, null, null, null);
    }

    private static Image image(int sizeGib) {
        var image = new Image();
        image.sizeGib = sizeGib;
        return image;
    }
}
