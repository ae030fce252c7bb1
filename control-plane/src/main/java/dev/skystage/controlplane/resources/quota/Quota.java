package dev.skystage.controlplane.resources.quota;

import java.util.Arrays;

/** What is limited per account and region, with the default maximum. */
public enum Quota {
    INSTANCES("instances", 1_000_000),
    VPCS("vpcs", 10),
    VSWITCHES_PER_VPC("vswitches-per-vpc", 24),
    ROUTE_ENTRIES_PER_TABLE("route-entries-per-table", 200),
    SECURITY_GROUPS("security-groups", 100),
    /** In both directions together; the reference of 2019 has 100. */
    RULES_PER_SECURITY_GROUP("rules-per-security-group", 200),
    PREFIX_LISTS("prefix-lists", 100),
    KEY_PAIRS("key-pairs", 500),
    DEPLOYMENT_SETS("deployment-sets", 20),
    EIPS("eips", 20),
    NETWORK_INTERFACES("network-interfaces", 1_000_000),
    /** Pay-as-you-go disks that can be attached and detached. */
    DISKS("disks", 1_000_000),
    SNAPSHOTS_PER_DISK("snapshots-per-disk", 64),
    AUTO_SNAPSHOT_POLICIES("auto-snapshot-policies", 100),
    /** Rehearsed events that are still to come. */
    SIMULATED_EVENTS("simulated-events", 1000),
    IMAGES("images", 100),
    /** Images that the account shares with others. */
    SHARED_IMAGES("shared-images", 100),
    ACCOUNTS_PER_IMAGE("accounts-per-image", 50),
    POSTPAID_VCPUS("postpaid-vcpus", 10_000_000),
    SPOT_VCPUS("spot-vcpus", 10_000_000),
    LAUNCH_TEMPLATES("launch-templates", 30),
    /** Stored commands of the cloud assistant. */
    COMMANDS("commands", 100),
    DEDICATED_HOSTS("dedicated-hosts", 10),
    /** 1 for accounts that may have local SSD disks. */
    EPHEMERAL_SSD("ephemeral-ssd", 0),
    /** 1 for accounts that have bought the images of the marketplace. */
    MARKETPLACE_IMAGES("marketplace-images", 0),
    /** 0 for accounts that may not buy instances of edge regions. */
    EDGE_INSTANCES("edge-instances", 1);

    private final String key;
    private final int defaultMaximum;

    Quota(String key, int defaultMaximum) {
        this.key = key;
        this.defaultMaximum = defaultMaximum;
    }

    /** The quota with this key. */
    public static Quota of(String key) {
        return Arrays.stream(values())
                .filter(quota -> quota.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quota " + key));
    }

    public String key() {
        return key;
    }

    public int defaultMaximum() {
        return defaultMaximum;
    }
}
