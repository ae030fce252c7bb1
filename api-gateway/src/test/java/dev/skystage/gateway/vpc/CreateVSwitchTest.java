package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.CreateVSwitchRequest;
import com.aliyun.vpc20160428.models.DescribeVSwitchAttributesRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateVSwitchTest {
    @Autowired
    Quotas quotas;

    @Test
    void makesAVSwitchThatIsPendingAndThenAvailable(Account account, Time time) throws Exception {
        var vSwitchId = account.vpc()
                .createVSwitch(new CreateVSwitchRequest()
                        .setRegionId(Account.REGION)
                        .setVpcId(account.vpcId())
                        .setZoneId(Account.ZONE)
                        .setCidrBlock("172.16.1.0/24")
                        .setVSwitchName("front")
                        .setDescription("front end"))
                .getBody()
                .getVSwitchId();
        assertThat(vSwitchId).startsWith("vsw-");
        var attributes = new DescribeVSwitchAttributesRequest()
                .setRegionId(Account.REGION)
                .setVSwitchId(vSwitchId);
        assertThat(account.vpc().describeVSwitchAttributes(attributes).getBody().getStatus())
                .isEqualTo("Pending");
        time.runDueTasks();
        var made = account.vpc().describeVSwitchAttributes(attributes).getBody();
        assertThat(made.getStatus()).isEqualTo("Available");
        assertThat(made.getVpcId()).isEqualTo(account.vpcId());
        assertThat(made.getZoneId()).isEqualTo(Account.ZONE);
        assertThat(made.getCidrBlock()).isEqualTo("172.16.1.0/24");
        assertThat(made.getVSwitchName()).isEqualTo("front");
        assertThat(made.getDescription()).isEqualTo("front end");
        assertThat(made.getAvailableIpAddressCount()).isEqualTo(252);
        assertThat(made.getRouteTable().getRouteTableType()).isEqualTo("System");
    }

    @Test
    void isTheSameStateUnderItsOldName(Account account) {
        var whole = account.call(
                "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.16.0.0/12");
        // a block as large as the VPC has too short a mask
        assertThat(whole).isError(400, "InvalidCirdrBlock.MaskLength");
        assertThat(create(account, "CidrBlock", "172.16.0.0/16")).isOk();
        assertThat(account.call("DescribeVSwitches", "VpcId", account.vpcId()).text("/TotalCount"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "CidrBlock, 172.16.1.1/24, 400, InvalidCidrBlock.Malformed",
        "CidrBlock, nonsense, 400, InvalidCidrBlock.Malformed",
        "CidrBlock, 172.16.0.0/15, 400, InvalidCirdrBlock.MaskLength",
        "CidrBlock, 172.16.0.0/30, 400, InvalidCirdrBlock.MaskLength",
        "CidrBlock, 10.0.0.0/24, 400, InvalidParameter",
        "ZoneId, cn-beijing-a, 404, InvalidZoneId.NotFound",
        "VpcId, vpc-none, 404, InvalidVpcId.NotFound",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "VSwitchName, 1, 400, InvalidVSwitchName.Malformed",
        "Description, http://a, 400, InvalidVSwitchDiscription.Malformed",
        "CidrBlock, '', 400, MissingParameter",
        "ZoneId, '', 400, MissingParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(create(account, name, value)).isError(status, code);
    }

    @Test
    void refusesOverlappingBlocks(Account account, Time time) {
        assertThat(create(account, "CidrBlock", "172.16.4.0/22")).isOk();
        time.runDueTasks();
        for (var block : List.of("172.16.4.0/22", "172.16.0.0/16", "172.16.7.248/29")) {
            assertThat(create(account, "CidrBlock", block))
                    .isError(400, "InvalidCidrBlock.Overlapped")
                    .saying("other subnets");
        }
        assertThat(create(account, "CidrBlock", "172.16.8.0/22")).isOk();
    }

    @Test
    void refusesWhileTheVpcOrANeighbourIsBeingMade(Account account) {
        assertThat(create(account)).isOk();
        assertThat(create(account, "CidrBlock", "172.16.2.0/24"))
                .isError(400, "IncorrectVSwitchStatus")
                .saying("Creation simultaneously");
        var pending = account.callVpc("CreateVpc").text("/VpcId");
        assertThat(create(account, "VpcId", pending)).isError(400, "IncorrectVpcStatus");
    }

    @Test
    void refusesMoreThanTheQuota(Account account, Time time) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.VSWITCHES_PER_VPC, 1);
        assertThat(create(account)).isOk();
        time.runDueTasks();
        assertThat(create(account, "CidrBlock", "172.16.2.0/24")).isError(400, "QuotaExceeded.VSwitch");
    }

    @Test
    void isNotForTheVpcOfAnother(Account account, Account other) {
        assertThat(create(other, "VpcId", account.vpcId())).isError(404, "InvalidVpcId.NotFound");
    }

    /** A valid call, changed by the given names and values. */
    private static Answer create(Account account, String... changes) {
        var parameters = new ArrayList<>(
                List.of("VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.16.1.0/24"));
        parameters.addAll(List.of(changes));
        return account.callVpc("CreateVSwitch", parameters.toArray(String[]::new));
    }
}
