package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceMetadataOptionsRequest;
import com.aliyun.ecs20140526.models.RunInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@StagingCloudTest
class ModifyInstanceMetadataOptionsTest {
    private static final String HOPS = "InvalidHttpPutResponseHopLimit.NotSupported";

    @Test
    void changesWhatIsGivenAndIsShownWhenAskedFor(Account account) throws Exception {
        var instance = account.runningInstance();
        assertThat(options(account, instance).toString())
                .contains("\"HttpTokens\":\"optional\"", "\"HttpEndpoint\":\"enabled\"")
                .contains("\"HttpPutResponseHopLimit\":1");
        account.v3()
                .modifyInstanceMetadataOptions(new ModifyInstanceMetadataOptionsRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance)
                        .setHttpEndpoint("enabled")
                        .setHttpTokens("required"));
        modify(account, instance, "HttpPutResponseHopLimit", "64").assertThat().isOk();
        assertThat(options(account, instance).toString())
                .contains("\"HttpTokens\":\"required\"", "\"HttpEndpoint\":\"enabled\"")
                .contains("\"HttpPutResponseHopLimit\":64");
        modify(account, instance, "HttpEndpoint", "disabled").assertThat().isOk();

        var unasked = InstanceFacts.shown(account, instance).path("MetadataOptions");
        assertThat(unasked.path("HttpTokens").asString("?")).isEmpty();
        assertThat(unasked.has("HttpPutResponseHopLimit")).isFalse();
        assertThat(found(
                        account, "HttpEndpoint", "disabled", "HttpTokens", "required", "HttpPutResponseHopLimit", "64"))
                .isEqualTo("1");
        assertThat(found(account, "HttpTokens", "optional")).isEqualTo("0");
    }

    @Test
    void instancesAreMadeWithOptionsOfTheirOwnOrOfTheirTemplate(Account account) throws Exception {
        var own = account.v3()
                .runInstances(new RunInstancesRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(Account.IMAGE)
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setVSwitchId(account.vSwitch())
                        .setSecurityGroupId(account.securityGroup())
                        .setHttpEndpoint("enabled")
                        .setHttpTokens("required")
                        .setHttpPutResponseHopLimit(3))
                .getBody()
                .getInstanceIdSets()
                .getInstanceIdSet()
                .getFirst();
        assertThat(options(account, own).toString())
                .contains("\"HttpTokens\":\"required\"", "\"HttpPutResponseHopLimit\":3");
        var template = account.call(
                "CreateLaunchTemplate",
                account.usual(
                        "LaunchTemplateName", "metadata", "HttpTokens", "required", "HttpPutResponseHopLimit", "2"));
        var id = template.text("/LaunchTemplateId");
        var data = account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id)
                .body()
                .at("/LaunchTemplateVersionSets/LaunchTemplateVersionSet/0/LaunchTemplateData");
        assertThat(data.path("HttpTokens").asString("")).isEqualTo("required");
        assertThat(data.path("HttpPutResponseHopLimit").asInt()).isEqualTo(2);
        assertThat(data.has("HttpEndpoint")).isFalse();
        var ofTemplate = account.call("RunInstances", "LaunchTemplateId", id, "HttpPutResponseHopLimit", "5")
                .text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(options(account, ofTemplate).toString())
                .contains("\"HttpTokens\":\"required\"", "\"HttpPutResponseHopLimit\":5");
    }

    @Test
    void creationsRefuseOtherValues(Account account) {
        for (var action : new String[] {"RunInstances", "CreateInstance"}) {
            create(account, action, "HttpEndpoint", "on").assertThat().isError(400, "InvalidHttpEndpoint.NotSupported");
            create(account, action, "HttpTokens", "on").assertThat().isError(400, "InvalidHttpTokens.NotSupported");
            create(account, action, "HttpPutResponseHopLimit", "65")
                    .assertThat()
                    .isError(400, HOPS);
        }
    }

    private static Answer create(Account account, String action, String parameter, String value) {
        return account.call(action, account.usual(parameter, value));
    }

    @Test
    void refusesOtherValues(Account account, Account other) {
        var instance = account.runningInstance();
        modify(account, instance, "HttpEndpoint", "on").assertThat().isError(400, "InvalidHttpEndpoint.NotSupported");
        modify(account, instance, "HttpTokens", "on").assertThat().isError(400, "InvalidHttpTokens.NotSupported");
        modify(account, instance, "HttpPutResponseHopLimit", "65").assertThat().isError(400, HOPS);
        modify(account, instance, "HttpPutResponseHopLimit", "0").assertThat().isError(400, HOPS);
        modify(account, other.runningInstance(), "HttpTokens", "required")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        modify(account, instance, "RegionId", "cn-beijing").assertThat().isError(404, "InvalidInstanceId.NotFound");
    }

    private static JsonNode options(Account account, String instance) {
        var answer = account.call(
                "DescribeInstances",
                "InstanceIds",
                "[\"" + instance + "\"]",
                "AdditionalAttributes.1",
                "META_OPTIONS",
                "AdditionalAttributes.2",
                "NETWORK_PRIMARY_ENI_IP");
        assertThat(answer.text("/Instances/Instance/0/NetworkInterfaces/NetworkInterface/0/PrimaryIpAddress"))
                .isEqualTo(answer.text("/Instances/Instance/0/VpcAttributes/PrivateIpAddress/IpAddress/0"));
        return answer.body().at("/Instances/Instance/0/MetadataOptions");
    }

    private static String found(Account account, String... filters) {
        return account.call("DescribeInstances", filters).text("/TotalCount");
    }

    private static Answer modify(Account account, String instance, String parameter, String value) {
        return account.call("ModifyInstanceMetadataOptions", "InstanceId", instance, parameter, value);
    }
}
