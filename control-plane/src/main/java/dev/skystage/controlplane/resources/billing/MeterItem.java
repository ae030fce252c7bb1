package dev.skystage.controlplane.resources.billing;

/** The items that meters count for a resource. */
public enum MeterItem {
    INSTANCE("instance"),
    IMAGE("image"),
    SYSTEM_DISK("system-disk"),
    DATA_DISK("data-disk"),
    PROVISIONED_IOPS("provisioned-iops"),
    BANDWIDTH("bandwidth"),
    EIP("eip"),
    SNAPSHOT("snapshot"),
    DEDICATED_HOST("dedicated-host");

    private final String word;

    MeterItem(String word) {
        this.word = word;
    }

    /** The name in meters and statements. */
    public String word() {
        return word;
    }
}
