package dev.skystage.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A VPC with a VSwitch of 65,000 addresses, and instances in it, all made through the API. */
final class Network {
    static final String ZONE = "cn-hangzhou-b";
    private static final int GROUP_LIMIT = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Cloud cloud;
    private final String vpcId;
    private final String vSwitchId;
    private final List<String> groups = new ArrayList<>();
    private int members = GROUP_LIMIT;

    Network(Cloud cloud) throws IOException {
        this.cloud = cloud;
        try (var client = cloud.client()) {
            vpcId = client.call("CreateVpc", "CidrBlock", "10.0.0.0/8")
                    .get("VpcId")
                    .asString();
            await(client, "DescribeVpcs", "VpcId", vpcId, "/Vpcs/Vpc/0/Status");
            vSwitchId = client.call("CreateVSwitch", "VpcId", vpcId, "ZoneId", ZONE, "CidrBlock", "10.1.0.0/16")
                    .get("VSwitchId")
                    .asString();
            await(client, "DescribeVSwitches", "VSwitchId", vSwitchId, "/VSwitches/VSwitch/0/Status");
        }
    }

    private static void await(Client client, String action, String parameter, String id, String path)
            throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!client.call(action, parameter, id).at(path).asString("").equals("Available")) {
            if (System.nanoTime() > end) {
                throw new IOException(id + " does not become Available");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Runs this many instances, at most 100, with a client of its own. */
    List<String> runInstances(int amount) throws IOException {
        try (var client = cloud.client()) {
            return runInstances(client, amount, group(amount));
        }
    }

    /** With further parameters, names and values in turn. */
    List<String> runInstances(Client client, int amount, String group, String... more) throws IOException {
        var parameters = new ArrayList<String>(List.of(
                "Amount",
                Integer.toString(amount),
                "ImageId",
                "ubuntu_22_04_x64_20G_alibase_20240530.vhd",
                "InstanceType",
                "ecs.g6.large",
                "InstanceName",
                "bench",
                "SystemDisk.Category",
                "cloud_essd",
                "Tag.1.Key",
                "made-by",
                "Tag.1.Value",
                "bench",
                "VSwitchId",
                vSwitchId,
                "SecurityGroupId",
                group));
        parameters.addAll(List.of(more));
        var answer = client.call("RunInstances", parameters.toArray(String[]::new));
        var ids = new ArrayList<String>();
        answer.at("/InstanceIdSets/InstanceIdSet").forEach(id -> ids.add(id.asString()));
        if (ids.size() != amount) {
            throw new IllegalStateException(answer.toString());
        }
        return ids;
    }

    /** The first group, however many members it has. */
    synchronized String theGroup() throws IOException {
        return groups.isEmpty() ? group(1) : groups.getFirst();
    }

    /** A security group with room for so many more. */
    synchronized String group(int amount) throws IOException {
        members += amount;
        if (members > GROUP_LIMIT) {
            members = amount;
            try (var client = cloud.client()) {
                groups.add(client.call("CreateSecurityGroup", "VpcId", vpcId)
                        .get("SecurityGroupId")
                        .asString());
            }
        }
        return groups.getLast();
    }
}
