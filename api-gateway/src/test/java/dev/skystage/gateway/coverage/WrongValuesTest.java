package dev.skystage.gateway.coverage;

import dev.skystage.gateway.contract.ActionContract.Parameter;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.KeptLines;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Sends every written action a value that the contract of a parameter rules out - not in its list of values, beyond its
 * limits, in a wrong form, at too high an index - in a request that is otherwise right. The refusal must name the
 * parameter, in its code or in its message. Whatever does not is written to a file, and the audit wants a reason for
 * it; kinds as in {@link RuledOut}.
 */
@StagingCloudTest
class WrongValuesTest {
    /** One line each: action, kind, parameter and what happened. */
    static final String NAME = "wrong-values";

    private static final KeptLines LINES = new KeptLines(NAME);

    private static final Set<String> CREATING = Set.of("RunInstances", "CreateInstance");
    private static final Set<String> NEEDED = Set.of("ImageId", "InstanceType", "VSwitchId", "SecurityGroupId");

    private static final Map<String, String> EDGE_INSTANCE = Map.of(
            "EnsRegionId", "cn-beijing-cmcc",
            "InstanceType", "ens.sn1.tiny",
            "Period", "1",
            "Quantity", "1",
            "Password", "Secret-123",
            "InternetChargeType", "BandwidthByDay");

    @Autowired
    Contract contract;

    @Test
    void areRefusedByName(Account account) {
        var givens = givens(account);
        for (var action : ActionShape.all(contract)) {
            LINES.keep(action.path());
            var taken = action.contract().request().stream()
                    .filter(parameter -> action.accepted().contains(parameter.name()))
                    .toList();
            RuledOut.of(taken).forEach(wrong -> {
                var answer = call(account, action, wrong, givens);
                if (!isNamed(answer, wrong.name())) {
                    LINES.keep(String.join(
                            "\t", action.path(), wrong.kind(), wrong.parameter().name() + " " + outcome(answer)));
                }
            });
        }
    }

    private static Map<String, String> givens(Account account) {
        var instance = account.runningInstance();
        var set =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        var givens = new LinkedHashMap<String, String>();
        givens.put("InstanceId", instance);
        givens.put("InstanceId.N", instance);
        givens.put("InstanceIds", "[\"" + instance + "\"]");
        givens.put("ResourceId", instance);
        givens.put("Period", "1");
        givens.put("ImageId", Account.IMAGE);
        givens.put("InstanceType", Account.INSTANCE_TYPE);
        givens.put("ZoneId", Account.ZONE);
        givens.put("NetworkType", "vpc");
        givens.put("VpcId", account.vpcId());
        givens.put("VSwitchId", account.vSwitch());
        givens.put("RouteTableId", "vtb-1");
        givens.put("PrivateIpAddress", "172.16.0.1");
        givens.put("PrefixListName", "list");
        givens.put("AddressFamily", "IPv4");
        givens.put("MaxEntries", "1");
        givens.put(
                "PrefixListId",
                account.call("CreatePrefixList", "PrefixListName", "a1", "AddressFamily", "IPv4", "MaxEntries", "1")
                        .text("/PrefixListId"));
        givens.put("SecurityGroupId", account.securityGroup());
        givens.put("DeploymentSetId", set);
        givens.put("LaunchTemplateName", "template");
        givens.put(
                "LaunchTemplateId",
                account.call("CreateLaunchTemplate", "LaunchTemplateName", "template")
                        .text("/LaunchTemplateId"));
        givePools(account, givens);
        givens.put("DeploymentStrategy", "Availability");
        var disk = account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/DiskId");
        givens.put("DiskId", disk);
        givens.put("DiskIds", "[\"" + disk + "\"]");
        givens.put("NewSize", "100");
        givens.put("SnapshotId", "s-1");
        givens.put("AutoSnapshotPolicyId", "sp-1");
        givens.put("repeatWeekdays", "[\"1\"]");
        givens.put("timePoints", "[\"1\"]");
        givens.put("retentionDays", "1");
        givens.put("DestinationResource", "Zone");
        givens.put("DiskDeviceMapping.N.OSSBucket", "bucket");
        givens.put("DiskDeviceMapping.N.OSSObject", "object");
        givens.put("OssBucket", "bucket");
        givens.put("CidrBlock", "172.31.0.0/24");
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.role("ops");
        givens.put("UserName", "alice");
        givens.put("Password", "Secret-123");
        givens.put("RoleName", "ops");
        givens.put("PolicyName", "ReadOnlyAccess");
        givens.put("UserAccessKeyId", "key");
        givens.put("Id", Account.REGION);
        givens.put("ServiceCode", "ecs");
        givens.put(
                "NetworkInterfaceId",
                account.call(
                                "CreateNetworkInterface",
                                "VSwitchId",
                                account.vSwitch(),
                                "SecurityGroupId",
                                account.securityGroup())
                        .text("/NetworkInterfaceId"));
        givens.put("KeyPairName", "key");
        givens.put("PublicKeyBody", "ssh-rsa AAAA");
        givens.put("DestinationRegionId", "cn-beijing");
        givens.put("PolicyType", "System");
        givens.put("VersionId", "v1");
        givens.put("Key", "tier");
        givens.put("RoleArn", "acs:ram::" + account.id() + ":role/ops");
        givens.put("RoleSessionName", "session");
        var allowed = "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",%s}]}";
        givens.put("PolicyDocument", allowed.formatted("ecs:*", "\"Resource\":\"*\""));
        givens.put(
                "AssumeRolePolicyDocument",
                allowed.formatted("sts:AssumeRole", "\"Principal\":{\"Service\":[\"ecs.aliyuncs.com\"]}"));
        givens.put("Name", "name");
        givens.put("CommandContent", "ZWNobw==");
        givens.put("CommandId", "c-none");
        givens.put("Content", "content");
        givens.put("TargetDir", "/");
        return givens;
    }

    /** Dedicated hosts, and a provisioning group that does nothing yet. */
    private static void givePools(Account account, Map<String, String> givens) {
        givens.put("DedicatedHostType", "ddh.r5");
        givens.put(
                "DedicatedHostId",
                account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.r5")
                        .text("/DedicatedHostIdSets/DedicatedHostId/0"));
        givens.put("TotalTargetCapacity", "1");
        givens.put("LaunchTemplateConfig.N.InstanceType", Account.INSTANCE_TYPE);
        givens.put("LaunchTemplateConfig.N.VSwitchId", account.vSwitch());
        givens.put(
                "AutoProvisioningGroupId",
                account.call(
                                "CreateAutoProvisioningGroup",
                                "TotalTargetCapacity",
                                "1",
                                "ValidFrom",
                                "2099-01-01T00:00:00Z",
                                "LaunchTemplateId",
                                givens.getOrDefault("LaunchTemplateId", ""),
                                "LaunchTemplateConfig.1.InstanceType",
                                Account.INSTANCE_TYPE,
                                "LaunchTemplateConfig.1.VSwitchId",
                                account.vSwitch())
                        .text("/AutoProvisioningGroupId"));
    }

    private static Answer call(Account account, ActionShape action, RuledOut wrong, Map<String, String> givens) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : action.contract().request()) {
            var given = givens.get(parameter.name());
            if (given != null && (parameter.required() || isNeeded(action, parameter))) {
                parameters.put(parameter.name(), given);
            }
        }
        if (wrong.sent().startsWith("DataDisk.")) {
            parameters.put("DataDisk.1.Size", "40");
        }
        if (wrong.sent().startsWith("Period") || wrong.sent().startsWith("AutoRenew")) {
            parameters.put("InstanceChargeType", "PrePaid");
            parameters.put("Period", "1");
        }
        if (wrong.sent().endsWith("PortRange") || wrong.sent().startsWith("Permissions.1.Nic")) {
            var rule = wrong.sent().substring(0, wrong.sent().lastIndexOf('.') + 1);
            parameters.put(rule + "IpProtocol", "tcp");
            parameters.put(rule + "PortRange", "22/22");
        }
        if (action.path().startsWith("ram/") && action.accepted().contains("ResourceType")) {
            parameters.put("ResourceType", "role");
        }
        if (action.path().equals("ens/CreateInstance")) {
            parameters.clear(); // those of the ENS action with the same name
            parameters.putAll(EDGE_INSTANCE);
        }
        if (action.name().equals("CreateCommand") || action.name().equals("RunCommand")) {
            parameters.put("Type", "RunShellScript");
            parameters.put("CommandContent", "ZWNobw==");
        }
        if (action.name().startsWith("CreateLaunchTemplate")) {
            giveTemplate(account, action, parameters);
        }
        parameters.put(wrong.sent(), wrong.value());
        var flat = parameters.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey().replaceAll("\\.N(?=\\.|$)", ".1"), entry.getValue()))
                .toArray(String[]::new);
        return account.call(action.product(), action.name(), flat);
    }

    /** A free name, or the name of a template without versions: both are limited in number. */
    private static void giveTemplate(Account account, ActionShape action, Map<String, String> parameters) {
        parameters.put("LaunchTemplateName", "of-a-wrong-value");
        account.call("DeleteLaunchTemplate", "LaunchTemplateName", "of-a-wrong-value");
        if (action.name().endsWith("Version")) {
            account.call("CreateLaunchTemplate", "LaunchTemplateName", "of-a-wrong-value")
                    .assertThat()
                    .isOk();
        }
    }

    /**
     * Parameters that are needed although the contract calls them optional: a launch template, or an id, could replace
     * them.
     */
    private static boolean isNeeded(ActionShape action, Parameter parameter) {
        return (CREATING.contains(action.name()) && NEEDED.contains(parameter.name()))
                || (action.name().equals("CreateAutoProvisioningGroup")
                        && (parameter.name().startsWith("LaunchTemplateConfig.")
                                || parameter.name().equals("LaunchTemplateId")))
                || (action.name().contains("LaunchTemplate") && parameter.name().equals("LaunchTemplateName"))
                || (action.name().equals("CopyImage") && parameter.name().equals("DestinationRegionId"))
                || (action.name().equals("DescribePrice") && parameter.name().equals("InstanceType"))
                || (action.name().equals("CreateDisk") && parameter.name().equals("ZoneId"));
    }

    private static boolean isNamed(Answer answer, String name) {
        return answer.status() >= 400
                && answer.status() < 500
                && (answer.text("/Code").contains(name)
                        || answer.text("/Message").contains(name));
    }

    private static String outcome(Answer answer) {
        return answer.status() == 200 ? "is accepted" : "is refused by " + answer.text("/Code") + " without its name";
    }
}
