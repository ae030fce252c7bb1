package dev.skystage.controlplane.resources.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The policies that every account has from the start: one for everything, and those of each product that Skystage has.
 */
final class SystemPolicies {
    /** Their creation time in answers. */
    static final String CREATED = "2015-04-28T09:20:57Z";

    private static final Map<String, SystemPolicy> ALL = new TreeMap<>();

    static {
        add("AdministratorAccess", "Provides full access to Alibaba Cloud services and resources.", "*");
        add("ReadOnlyAccess", "Provides read-only access to Alibaba Cloud services and resources.", reading("*"));
        add(
                "AliyunECSFullAccess",
                "Provides full access to Elastic Compute Service via Management Console.",
                "ecs:*",
                "vpc:Describe*");
        add(
                "AliyunECSReadOnlyAccess",
                "Provides read-only access to Elastic Compute Service via Management Console.",
                reading("ecs"));
        add("AliyunVPCFullAccess", "Provides full access to Virtual Private Cloud via Management Console.", "vpc:*");
        add(
                "AliyunVPCReadOnlyAccess",
                "Provides read-only access to Virtual Private Cloud via Management Console.",
                reading("vpc"));
        add("AliyunEIPFullAccess", "Provides full access to Elastic IP via Management Console.", "vpc:*Eip*");
        add(
                "AliyunEIPReadOnlyAccess",
                "Provides read-only access to Elastic IP via Management Console.",
                "vpc:Describe*Eip*");
        add(
                "AliyunRAMFullAccess",
                "Provides full access to Resource Access Management via Management Console.",
                "ram:*");
        add(
                "AliyunRAMReadOnlyAccess",
                "Provides read-only access to Resource Access Management via Management Console.",
                reading("ram"));
        add("AliyunSTSAssumeRoleAccess", "Provides access to the AssumeRole action of STS.", "sts:AssumeRole");
    }

    private SystemPolicies() {}

    /** A policy that exists in every account. */
    record SystemPolicy(String name, String description, String document) {}

    static Optional<SystemPolicy> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** All of them, by name. */
    static Collection<SystemPolicy> all() {
        return ALL.values();
    }

    private static String[] reading(String product) {
        return new String[] {product + ":Describe*", product + ":List*", product + ":Get*"};
    }

    private static void add(String name, String description, String... actions) {
        var quoted = "\"" + String.join("\", \"", actions) + "\"";
        ALL.put(
                name,
                new SystemPolicy(
                        name,
                        description,
                        "{\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [%s], \"Resource\": \"*\"}]}"
                                .formatted(quoted)));
    }
}
