package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.inNetwork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What instances are created with is read back: options of processor, image, names, interfaces and disks. */
@StagingCloudTest
class InstanceOptionsTest {
    private static final String[] OPTIONS = {
        "CpuOptions.Core", "1",
        "CpuOptions.ThreadsPerCore", "1",
        "CpuOptions.Numa", "2",
        "CpuOptions.TopologyType", "DiscreteCoreToHTMapping",
        "ImageOptions.LoginAsNonRoot", "true",
        "HibernationOptions.Configured", "true",
        "PrivatePoolOptions.MatchCriteria", "None",
        "NetworkOptions.EnableJumboFrame", "true",
        "PrivateDnsNameOptions.HostnameType", "InstanceIdBased",
        "PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord", "true",
        "PrivateDnsNameOptions.EnableIpDnsPtrRecord", "false"
    };

    @Test
    void optionsOfARequestAreReadBack(Account account) {
        for (var action : new String[] {"RunInstances", "CreateInstance"}) {
            var answer = account.call(action, inNetwork(account, OPTIONS));
            answer.assertThat().isOk();
            var created = answer.body().has("InstanceId")
                    ? answer.text("/InstanceId")
                    : answer.text("/InstanceIdSets/InstanceIdSet/0");
            checkOptions(account, created);
        }
    }

    @Test
    void optionsOfATemplateAreReadBackAndARequestChangesPartOfThem(Account account) {
        var template = account.call(
                "CreateLaunchTemplate",
                CreationRequests.with(inNetwork(account, OPTIONS), "LaunchTemplateName", "options"));
        template.assertThat().isOk();
        var id = template.text("/LaunchTemplateId");
        var data = account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id)
                .body()
                .at("/LaunchTemplateVersionSets/LaunchTemplateVersionSet/0/LaunchTemplateData");
        assertThat(data.at("/CpuOptions/Core").asInt()).isEqualTo(1);
        assertThat(data.at("/ImageOptions/LoginAsNonRoot").asBoolean()).isTrue();
        checkOptions(account, run(account, "LaunchTemplateId", id));

        var changed = run(account, "LaunchTemplateId", id, "CpuOptions.Numa", "4");
        var cpu = InstanceFacts.shown(account, changed).path("CpuOptions");
        assertThat(cpu.path("Numa").asString()).isEqualTo("4");
        assertThat(cpu.path("ThreadsPerCore").asInt()).isEqualTo(1);
    }

    private static void checkOptions(Account account, String instance) {
        var shown = InstanceFacts.shown(account, instance);
        assertThat(shown.path("CpuOptions").toString())
                .contains("\"CoreCount\":1", "\"ThreadsPerCore\":1", "\"Numa\":\"2\"")
                .contains("\"TopologyType\":\"DiscreteCoreToHTMapping\"");
        assertThat(shown.at("/ImageOptions/LoginAsNonRoot").asBoolean()).isTrue();
        assertThat(shown.at("/HibernationOptions/Configured").asBoolean()).isTrue();
        assertThat(shown.path("PrivateDnsNameOptions").toString())
                .contains("\"HostnameType\":\"InstanceIdBased\"", "\"EnableInstanceIdDnsAAAARecord\":true")
                .contains("\"EnableIpDnsPtrRecord\":false")
                .doesNotContain("EnableIpDnsARecord");
        assertThat(account.call("DescribeInstanceAttribute", "InstanceId", instance)
                        .body()
                        .path("EnableJumboFrame")
                        .asBoolean())
                .isTrue();
        assertThat(account.call("DescribeInstanceAttachmentAttributes", "InstanceIds", "[\"" + instance + "\"]")
                        .body()
                        .findValue("PrivatePoolOptionsMatchCriteria")
                        .asString())
                .isEqualTo("None");
    }

    @Test
    void withoutThemTheTypeDecidesAndNothingIsInvented(Account account, Time time) {
        var instance = account.runningInstance();
        var shown = InstanceFacts.shown(account, instance);
        assertThat(shown.path("ImageOptions").isEmpty()).isTrue();
        assertThat(shown.path("PrivateDnsNameOptions").isEmpty()).isTrue();
        assertThat(shown.at("/HibernationOptions/Configured").asBoolean(true)).isFalse();
        assertThat(shown.path("CpuOptions").toString())
                .contains("\"CoreCount\":1", "\"ThreadsPerCore\":2")
                .doesNotContain("TopologyType");

        var topology = new String[] {
            "InstanceId",
            instance,
            "CpuOptions.TopologyType",
            "ContinuousCoreToHTMapping",
            "PrivateDnsNameOptions.HostnameType",
            "IpBased"
        };
        account.call("ModifyInstanceAttribute", topology).assertThat().isError(403, "IncorrectInstanceStatus");
        account.call("StopInstance", "InstanceId", instance, "ForceStop", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        account.call("ModifyInstanceAttribute", topology).assertThat().isOk();
        var changed = InstanceFacts.shown(account, instance);
        assertThat(changed.at("/CpuOptions/TopologyType").asString()).isEqualTo("ContinuousCoreToHTMapping");
        assertThat(changed.at("/PrivateDnsNameOptions/HostnameType").asString()).isEqualTo("IpBased");
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "CpuOptions.TopologyType", "Round")
                .assertThat()
                .isError(400, "InvalidParameter");

        // as alicloud_instance of Terraform changes its cpu_options
        var threads = account.call(
                "ModifyInstanceAttribute",
                "InstanceId",
                instance,
                "CpuOptions.Core",
                "1",
                "CpuOptions.ThreadsPerCore",
                "1",
                "CpuOptions.TopologyType",
                "ContinuousCoreToHTMapping");
        threads.assertThat().isOk();
        assertThat(InstanceFacts.shown(account, instance).path("CpuOptions").toString())
                .contains("\"CoreCount\":1", "\"ThreadsPerCore\":1");
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "CpuOptions.Core", "2")
                .assertThat()
                .isError(400, "InvalidParameter");

        account.call("ModifyInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isOk();
        assertThat(InstanceFacts.shown(account, instance).path("CpuOptions").toString())
                .contains("\"CoreCount\":2", "\"ThreadsPerCore\":2")
                .doesNotContain("TopologyType");
    }

    @ParameterizedTest
    @CsvSource({
        "CpuOptions.Core, 2",
        "CpuOptions.Core, 0",
        "CpuOptions.ThreadsPerCore, 3",
        "CpuOptions.Numa, many",
        "CpuOptions.TopologyType, Round",
        "PrivatePoolOptions.MatchCriteria, Closed",
        "PrivatePoolOptions.Id, eap-1",
        "PrivatePoolOptions.MatchCriteria, Target",
        "PrivateDnsNameOptions.HostnameType, Short",
        "SecurityOptions.TrustedSystemMode, Blind",
        "SecurityOptions.ConfidentialComputingMode, Blind",
        "SystemDisk.ProvisionedIops, 100",
        "SystemDisk.BurstingEnabled, true",
        "NetworkInterfaceQueueNumber, 0"
    })
    void wrongValuesAreRefused(String parameter, String value, Account account) {
        account.call("RunInstances", inNetwork(account, parameter, value))
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void disksHaveTheirTuning(Account account) {
        var disk = new String[] {
            "SystemDisk.Category", "cloud_auto",
            "SystemDisk.Size", "100",
            "SystemDisk.ProvisionedIops", "500",
            "SystemDisk.BurstingEnabled", "true",
            "DataDisk.1.Category", "cloud_auto",
            "DataDisk.1.Size", "200",
            "DataDisk.1.ProvisionedIops", "600"
        };
        checkTuning(account, run(account, inNetwork(account, disk)));
        var template = account.call(
                "CreateLaunchTemplate", CreationRequests.with(inNetwork(account, disk), "LaunchTemplateName", "tuned"));
        checkTuning(account, run(account, "LaunchTemplateId", template.text("/LaunchTemplateId")));
    }

    private static void checkTuning(Account account, String instance) {
        var disks = account.call("DescribeDisks", "InstanceId", instance, "DiskType", "system")
                .body()
                .at("/Disks/Disk/0");
        assertThat(disks.path("ProvisionedIops").asInt()).isEqualTo(500);
        assertThat(disks.path("BurstingEnabled").asBoolean()).isTrue();
        var data = account.call("DescribeDisks", "InstanceId", instance, "DiskType", "data")
                .body()
                .at("/Disks/Disk/0");
        assertThat(data.path("ProvisionedIops").asInt()).isEqualTo(600);
        assertThat(data.path("BurstingEnabled").asBoolean(true)).isFalse();
    }

    @Test
    void interfacesHaveWhatTheyAreCreatedWith(Account account) {
        var group = account.securityGroup();
        var instance = run(
                account,
                CreationRequests.request(
                        "NetworkInterface.1.InstanceType", "Primary",
                        "NetworkInterface.1.VSwitchId", account.vSwitch(),
                        "NetworkInterface.1.SecurityGroupId", group,
                        "NetworkInterface.1.NetworkInterfaceName", "first",
                        "NetworkInterface.1.Description", "the first one",
                        "NetworkInterface.1.SourceDestCheck", "true",
                        "NetworkInterface.2.InstanceType", "Secondary",
                        "NetworkInterface.2.QueueNumber", "2",
                        "NetworkInterface.2.NetworkInterfaceTrafficMode", "HighPerformance",
                        "NetworkInterface.2.QueuePairNumber", "8",
                        "NetworkInterfaceQueueNumber", "4"));
        var primary = interfaceOf(account, instance, "Primary");
        assertThat(primary.path("NetworkInterfaceName").asString()).isEqualTo("first");
        assertThat(primary.path("Description").asString()).isEqualTo("the first one");
        assertThat(primary.path("SourceDestCheck").asBoolean()).isTrue();
        assertThat(primary.path("QueueNumber").asInt()).isEqualTo(4);
        assertThat(primary.path("NetworkInterfaceTrafficMode").asString()).isEqualTo("Standard");
        var second = interfaceOf(account, instance, "Secondary");
        assertThat(second.path("QueueNumber").asInt()).isEqualTo(2);
        assertThat(second.path("QueuePairNumber").asInt()).isEqualTo(8);
        assertThat(second.path("NetworkInterfaceTrafficMode").asString()).isEqualTo("HighPerformance");
        assertThat(second.path("SourceDestCheck").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NetworkInterface.1.NetworkCardIndex, 1, InvalidParam.NetworkInterface",
        "NetworkInterface.1.DeleteOnRelease, false, InvalidParam.NetworkInterface",
        "NetworkInterface.1.QueueNumber, 0, InvalidParameter",
        "NetworkInterface.1.NetworkInterfaceTrafficMode, Fast, InvalidParameter",
        "NetworkInterface.1.QueuePairNumber, 8, InvalidParameter"
    })
    void interfacesRefuseWhatIsNone(String parameter, String value, String code, Account account) {
        account.call(
                        "RunInstances",
                        CreationRequests.request(
                                "NetworkInterface.1.InstanceType",
                                "Primary",
                                "NetworkInterface.1.VSwitchId",
                                account.vSwitch(),
                                "NetworkInterface.1.SecurityGroupId",
                                account.securityGroup(),
                                parameter,
                                value))
                .assertThat()
                .isError(400, code);
    }

    private static JsonNode interfaceOf(Account account, String instance, String type) {
        return account.call("DescribeNetworkInterfaces", "InstanceId", instance, "Type", type)
                .body()
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
    }

    private static String run(Account account, String... parameters) {
        var answer = account.call("RunInstances", parameters);
        answer.assertThat().isOk();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }
}
