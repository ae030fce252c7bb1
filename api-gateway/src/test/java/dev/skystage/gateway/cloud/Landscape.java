package dev.skystage.gateway.cloud;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** Some of everything, for one account, made through the API; and all answers of the API about it. */
record Landscape(Account account, String stopping, String userData) {
    /** Their answers depend on the present time: prices of the last hours, and times of answers. */
    private static final Set<String> OF_NOW = Set.of("DescribeSpotPriceHistory", "DescribeCapacityHistory");

    /**
     * Makes three instances with disks, addresses, tags and secrets, and other resources; then some days pass, and one
     * instance begins to stop.
     */
    static Landscape make(ApplicationContext cloud) {
        var account = Account.in(cloud);
        var time = new Time(cloud);
        var userData = Base64.getEncoder().encodeToString("#!/bin/sh echo secret".getBytes(StandardCharsets.UTF_8));
        var ids = account.run(
                        "Amount",
                        "3",
                        "UserData",
                        userData,
                        "InternetMaxBandwidthOut",
                        "5",
                        "InstanceName",
                        "node",
                        "Tag.1.Key",
                        "tier",
                        "Tag.1.Value",
                        "web",
                        "DataDisk.1.Size",
                        "40",
                        "DataDisk.1.Category",
                        "cloud_essd")
                .body()
                .at("/InstanceIdSets/InstanceIdSet");
        time.runDueTasks();
        ok(account, "CreateDisk", "ZoneId", Account.ZONE, "Size", "40", "DiskCategory", "cloud_essd");
        ok(account, "CreateKeyPair", "KeyPairName", "team");
        ok(account, "CreateDeploymentSet", "DeploymentSetName", "apart", "Strategy", "Availability");
        ok(
                account,
                "CreateLaunchTemplate",
                "LaunchTemplateName",
                "usual",
                "UserData",
                userData,
                "ImageId",
                Account.IMAGE);
        ok(
                account,
                "AuthorizeSecurityGroup",
                "SecurityGroupId",
                account.securityGroup(),
                "IpProtocol",
                "tcp",
                "PortRange",
                "22/22",
                "SourceCidrIp",
                "10.0.0.0/8");
        ok(account, "ModifyInstanceVncPasswd", "InstanceId", ids.path(0).asString(), "VncPassword", "Ab12cd");
        account.callVpc("AllocateEipAddress", "Bandwidth", "5").assertThat().isOk();
        time.advance(Duration.ofHours(36));
        var disk = account.call(
                        "DescribeDisks",
                        "DiskType",
                        "data",
                        "InstanceId",
                        ids.path(0).asString())
                .text("/Disks/Disk/0/DiskId");
        ok(account, "CreateSnapshot", "DiskId", disk);
        ok(account, "StopInstance", "InstanceId", ids.path(1).asString());
        return new Landscape(account, ids.path(1).asString(), userData);
    }

    private static void ok(Account account, String action, String... parameters) {
        account.call(action, parameters).assertThat().isOk();
    }

    /**
     * The answers of a replica to every reading action, with the common parameters and, where needed, with further
     * ones.
     */
    Map<String, String> answers(ApplicationContext replica) {
        var asked = account.at(replica);
        var instance = stopping;
        var answers = new TreeMap<String, String>();
        for (var action : replica.getBean(ActionRegistry.class).all()) {
            if (action.reads() && !OF_NOW.contains(action.name())) {
                for (var product : action.products()) {
                    keep(answers, asked, product, action.name());
                    keep(answers, asked, product, action.name(), "InstanceId", instance);
                }
            }
        }
        return answers;
    }

    private static void keep(
            Map<String, String> answers, Account asked, Product product, String action, String... parameters) {
        var answer = asked.call(product, action, parameters);
        if (answer.body() instanceof ObjectNode body) {
            body.remove(List.of("RequestId", "HostId", "Recommend")); // it belongs to the call, not to the cloud
        }
        answers.put(answer.action() + " " + String.join("=", parameters), answer.status() + " " + answer.body());
    }
}
