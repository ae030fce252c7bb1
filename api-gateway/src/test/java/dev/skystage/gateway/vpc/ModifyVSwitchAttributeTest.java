package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.ModifyVSwitchAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyVSwitchAttributeTest {
    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        account.vpc()
                .modifyVSwitchAttribute(new ModifyVSwitchAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setVSwitchId(account.vSwitch())
                        .setVSwitchName("floor")
                        .setDescription("the first"));
        var ipv6 = account.callVpc("ModifyVSwitchAttribute", "VSwitchId", account.vSwitch(), "Ipv6CidrBlock", "7");
        assertThat(ipv6).isError(400, "InvalidParameter");
        assertThat(account.callVpc("ModifyVpcAttribute", "VpcId", account.vpcId(), "EnableIPv6", "true"))
                .isOk();
        assertThat(account.call("ModifyVSwitchAttribute", "VSwitchId", account.vSwitch(), "Ipv6CidrBlock", "7"))
                .isOk();
        var vSwitch = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vSwitch());
        assertThat(vSwitch.text("/VSwitchName")).isEqualTo("floor");
        assertThat(vSwitch.text("/Description")).isEqualTo("the first");
        assertThat(vSwitch.text("/Ipv6CidrBlock")).endsWith("07::/64");
    }

    /** As alicloud_vswitch of Terraform changes its ipv6_cidr_block_mask: off, and on with the new number. */
    @Test
    void givesBackItsIpv6BlockAndTakesAnother(Account account, Time time) {
        account.callVpc("ModifyVpcAttribute", "VpcId", account.vpcId(), "EnableIPv6", "true")
                .assertThat()
                .isOk();
        ipv6(account, "EnableIPv6", "true", "Ipv6CidrBlock", "7").assertThat().isOk();
        ipv6(account, "EnableIPv6", "false").assertThat().isOk();
        assertThat(block(account)).isEmpty();
        ipv6(account, "EnableIPv6", "true", "Ipv6CidrBlock", "9").assertThat().isOk();
        assertThat(block(account)).endsWith("09::/64");
        ipv6(account, "Ipv6CidrBlock", "10").assertThat().isOk();
        assertThat(block(account)).endsWith("0a::/64");

        var eni = account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup(),
                        "Ipv6AddressCount",
                        "1")
                .text("/NetworkInterfaceId");
        ipv6(account, "EnableIPv6", "true", "Ipv6CidrBlock", "10").assertThat().isOk();
        ipv6(account, "Ipv6CidrBlock", "11").assertThat().isError(400, "InvalidParameter");
        ipv6(account, "EnableIPv6", "false").assertThat().isError(400, "InvalidParameter");
        time.runDueTasks();
        account.call("DeleteNetworkInterface", "NetworkInterfaceId", eni)
                .assertThat()
                .isOk();
        time.runDueTasks();
        ipv6(account, "EnableIPv6", "false").assertThat().isOk();
        assertThat(block(account)).isEmpty();
    }

    private static Answer ipv6(Account account, String... namesAndValues) {
        return account.callVpc(
                "ModifyVSwitchAttribute",
                Stream.concat(Stream.of("VSwitchId", account.vSwitch()), Stream.of(namesAndValues))
                        .toArray(String[]::new));
    }

    private static String block(Account account) {
        return account.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vSwitch())
                .text("/Ipv6CidrBlock");
    }

    @Test
    void anEmptyTextClears(Account account) {
        for (var text : new String[] {"floor", ""}) {
            assertThat(account.callVpc(
                            "ModifyVSwitchAttribute",
                            "VSwitchId",
                            account.vSwitch(),
                            "VSwitchName",
                            text,
                            "Description",
                            text))
                    .isOk();
            var vSwitch = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vSwitch());
            assertThat(vSwitch.text("/VSwitchName")).isEqualTo(text);
            assertThat(vSwitch.text("/Description")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VSwitchName, 1a, 400, InvalidVSwitchName.Malformed",
        "Description, http://a, 400, InvalidVSwitchDiscription.Malformed",
        "Ipv6CidrBlock, 256, 400, InvalidParameter",
        "VSwitchId, vsw-none, 404, InvalidVSwitchId.NotFound",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.callVpc("ModifyVSwitchAttribute", "VSwitchId", account.vSwitch(), name, value))
                .isError(status, code);
    }
}
