package dev.skystage.controlplane.resources.instance.creation;

import java.util.Arrays;
import java.util.Optional;

/** Categories of disks with the sizes that data disks of the category may have, in GiB. */
enum DiskCategory {
    CLOUD("cloud", 5, 2000),
    CLOUD_EFFICIENCY("cloud_efficiency", 20, 32768),
    CLOUD_SSD("cloud_ssd", 20, 32768),
    CLOUD_ESSD("cloud_essd", 20, 32768),
    EPHEMERAL_SSD("ephemeral_ssd", 5, 800);

    private final String wire;
    private final int smallest;
    private final int largest;

    DiskCategory(String wire, int smallest, int largest) {
        this.wire = wire;
        this.smallest = smallest;
        this.largest = largest;
    }

    String wire() {
        return wire;
    }

    boolean allows(int sizeGib) {
        return sizeGib >= smallest && sizeGib <= largest;
    }

    static Optional<DiskCategory> of(String wire) {
        return Arrays.stream(values())
                .filter(category -> category.wire.equals(wire))
                .findFirst();
    }
}
