package dev.skystage.controlplane.resources;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.assistant.Command;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.keypair.KeyPair;
import dev.skystage.persistence.launchtemplate.LaunchTemplate;
import dev.skystage.persistence.prefixlist.PrefixList;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.persistence.snapshot.SnapshotGroup;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of resources that accounts have, each with what follows from its kind in one place: its name on the wire,
 * the prefix of its ids, its rows, the codes for one that does not exist, its ARN, and whether it takes tags.
 *
 * <p>The order of the constants is the order of locks: a transaction locks rows of an earlier kind before those of a
 * later one, and rows of one kind in the order of their ids.
 */
public enum ResourceType {
    INSTANCE(
            "instance",
            "i",
            Instance.class,
            true,
            "InvalidInstanceId.NotFound",
            "NoSuchResource",
            "InvalidEcsId.NotFound",
            "InvalidInstanId.NotFound"),
    AUTO_SNAPSHOT_POLICY("snapshotpolicy", "sp", AutoSnapshotPolicy.class, true, "ParameterInvalid"),
    DISK("disk", "d", Disk.class, true, "InvalidDiskId.NotFound"),
    SNAPSHOT_GROUP("snapshotgroup", "ssg", SnapshotGroup.class, true, "InvalidSnapshotGroupId.NotFound"),
    SNAPSHOT("snapshot", "s", Snapshot.class, true, "InvalidSnapshotId.NotFound"),
    NETWORK_INTERFACE("eni", "eni", NetworkInterface.class, true, "InvalidEniId.NotFound"),
    EIP("eip", "eip", Eip.class, true, "InvalidAllocationId.NotFound"),
    IMAGE("image", "m", Image.class, true, "InvalidImageId.NotFound", "ImageId.NotFound"),
    KEY_PAIR("keypair", "skp", KeyPair.class, true, "InvalidKeyPairName.NotFound"),
    DEDICATED_HOST("ddh", "dh", DedicatedHost.class, true, "InvalidDedicatedHostId.NotFound"),
    DEPLOYMENT_SET(
            "deploymentset",
            "ds",
            DeploymentSet.class,
            true,
            "InvalidDeploymentSetId.NotFound",
            "DeploymentSet.NotFound",
            "DeploymentSet.InvalidId"),
    PREFIX_LIST("prefixlist", "pl", PrefixList.class, true, "InvalidPrefixListId.NotFound"),
    SECURITY_GROUP("securitygroup", "sg", SecurityGroup.class, true, "InvalidSecurityGroupId.NotFound"),
    VSWITCH("vswitch", "vsw", VSwitch.class, true, "InvalidVSwitchId.NotFound", "InvalidVswitchId.NotFound"),
    VPC("vpc", "vpc", Vpc.class, true, "InvalidVpcId.NotFound", "Forbidden.VpcNotFound"),
    PROVISIONING_GROUP(
            "autoprovisioninggroup", "apg", ProvisioningGroup.class, true, "InvalidAutoProvisioningGroupId.NotFound"),
    LAUNCH_TEMPLATE("launchtemplate", "lt", LaunchTemplate.class, true, "InvalidLaunchTemplate.NotFound"),
    COMMAND("command", "c", Command.class, true, "InvalidCmdId.NotFound");

    private static final Map<Class<?>, ResourceType> BY_KIND =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.kind, Function.identity()));

    private final String wire;
    private final String prefix;
    private final Class<? extends Resource> kind;
    private final boolean taggable;
    private final List<String> notFound;

    ResourceType(
            String wire, String prefix, Class<? extends Resource> kind, boolean taggable, String... notFoundCodes) {
        this.wire = wire;
        this.prefix = prefix;
        this.kind = kind;
        this.taggable = taggable;
        this.notFound = List.of(notFoundCodes);
    }

    /** The kind whose rows are of this class. */
    public static ResourceType of(Class<? extends Resource> kind) {
        var type = BY_KIND.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no resource type of " + kind);
        }
        return type;
    }

    /** Its name in parameters such as {@code ResourceType} and in ARNs. */
    public String wire() {
        return wire;
    }

    /** The table of its rows. */
    public String table() {
        return kind.getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The kind whose rows are in a table. */
    public static ResourceType ofTable(String table) {
        return Arrays.stream(values())
                .filter(type -> type.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no resources in " + table));
    }

    /** The kind by its name in parameters; VPC writes it in capitals. */
    public static Optional<ResourceType> ofWire(String word) {
        return Arrays.stream(values())
                .filter(type -> type.wire.equals(word)
                        || type.wire.toUpperCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** The kind of the resource with this id, told by the prefix. */
    public static Optional<ResourceType> ofId(String id) {
        return Arrays.stream(values())
                .filter(type -> id.startsWith(type.prefix + "-"))
                .findFirst();
    }

    /** What its ids begin with, up to the hyphen. */
    public String prefix() {
        return prefix;
    }

    /** The class of its rows. */
    public Class<? extends Resource> kind() {
        return kind;
    }

    public boolean isTaggable() {
        return taggable;
    }

    /**
     * The codes that refuse a resource which does not exist, belongs to another account or is in another region. The
     * one that the action documents is given.
     */
    public List<String> notFound() {
        return notFound;
    }

    /** The ARN of one resource; with the id {@code *}, of all that the account has in the region. */
    public String arn(String accountId, String regionId, String id) {
        var product = this == VPC || this == VSWITCH || this == EIP ? "vpc" : "ecs";
        return "acs:%s:%s:%s:%s/%s".formatted(product, regionId, accountId, wire, id);
    }
}
