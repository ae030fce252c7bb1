package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.ModifyVpcAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@StagingCloudTest
class ModifyVpcAttributeTest {
    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        account.vpc()
                .modifyVpcAttribute(new ModifyVpcAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId())
                        .setVpcName("office")
                        .setDescription("of all"));
        assertThat(account.call("ModifyVpcAttribute", "VpcId", account.vpcId(), "EnableIPv6", "true"))
                .isOk();
        var vpc = account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId());
        assertThat(vpc.text("/VpcName")).isEqualTo("office");
        assertThat(vpc.text("/Description")).isEqualTo("of all");
        assertThat(vpc.text("/Ipv6CidrBlock")).endsWith("::/56");
    }

    /** What alicloud_vpc of Terraform reads back of enable_ipv6 and dns_hostname_status. */
    @Test
    void turnsIpv6AndHostNamesOnAndOff(Account account) {
        assertThat(shown(account).path("EnabledIpv6").asBoolean()).isFalse();
        assertThat(shown(account).path("DnsHostnameStatus").asString()).isEqualTo("DISABLED");
        modify(account, "EnableIPv6", "true", "EnableDnsHostname", "true")
                .assertThat()
                .isOk();
        var on = shown(account);
        assertThat(on.path("EnabledIpv6").asBoolean()).isTrue();
        assertThat(on.at("/Ipv6CidrBlocks/Ipv6CidrBlock/0/Ipv6CidrBlock").asString())
                .isEqualTo(on.path("Ipv6CidrBlock").asString())
                .endsWith("::/56");
        assertThat(on.path("DnsHostnameStatus").asString()).isEqualTo("ENABLED");

        var vSwitch = account.vSwitch();
        account.callVpc("ModifyVSwitchAttribute", "VSwitchId", vSwitch, "EnableIPv6", "true")
                .assertThat()
                .isOk();
        modify(account, "EnableIPv6", "false").assertThat().isError(400, "InvalidParameter");
        account.callVpc("ModifyVSwitchAttribute", "VSwitchId", vSwitch, "EnableIPv6", "false")
                .assertThat()
                .isOk();
        modify(account, "EnableIPv6", "false", "EnableDnsHostname", "false")
                .assertThat()
                .isOk();
        var off = shown(account);
        assertThat(off.path("EnabledIpv6").asBoolean()).isFalse();
        assertThat(off.path("Ipv6CidrBlock").asString()).isEmpty();
        assertThat(off.at("/Ipv6CidrBlocks/Ipv6CidrBlock")).isEmpty();
        assertThat(off.path("DnsHostnameStatus").asString()).isEqualTo("DISABLED");
    }

    private static Answer modify(Account account, String... namesAndValues) {
        return account.callVpc(
                "ModifyVpcAttribute",
                Stream.concat(Stream.of("VpcId", account.vpcId()), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    private static JsonNode shown(Account account) {
        return account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId()).body();
    }

    @Test
    void anEmptyTextClears(Account account) {
        for (var text : new String[] {"office", ""}) {
            assertThat(account.callVpc(
                            "ModifyVpcAttribute", "VpcId", account.vpcId(), "VpcName", text, "Description", text))
                    .isOk();
            var vpc = account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId());
            assertThat(vpc.text("/VpcName")).isEqualTo(text);
            assertThat(vpc.text("/Description")).isEqualTo(text);
        }
    }

    @Test
    void takesABlockThatHoldsItsVSwitches(Account account) {
        account.vSwitch();
        assertThat(block(account, "172.16.0.0/15")).isOk();
        assertThat(account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId())
                        .text("/CidrBlock"))
                .isEqualTo("172.16.0.0/15");
        assertThat(block(account, "172.17.0.0/16")).isError(400, "InvalidCidrBlock.Malformed");
        assertThat(block(account, "8.0.0.0/8")).isError(400, "InvalidCidrBlock.Malformed");
    }

    private static Answer block(Account account, String block) {
        return account.callVpc("ModifyVpcAttribute", "VpcId", account.vpcId(), "CidrBlock", block);
    }

    @ParameterizedTest
    @CsvSource({
        "VpcName, 1a, 400, InvalidVpcName.Malformed",
        "Description, http://a, 400, InvalidVpcDiscription.Malformed",
        "CidrBlock, 10.0.0.1/8, 400, InvalidCidrBlock.Malformed",
        "VpcId, vpc-none, 404, InvalidVpcId.NotFound",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.callVpc("ModifyVpcAttribute", "VpcId", account.vpcId(), name, value))
                .isError(status, code);
    }

    @Test
    void refusesAPendingVpc(Account account) {
        var pending = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(account.callVpc("ModifyVpcAttribute", "VpcId", pending)).isError(400, "IncorrectVpcStatus");
    }
}
