package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class CreateDefaultVSwitchTest {
    @Test
    void makesADeletedOneAgain(Account account, Time time) {
        assertThat(account.callVpc("CreateDefaultVSwitch", "ZoneId", Account.ZONE))
                .isError(403, "DefaultVswitch.Existed");
        var old = account.callVpc("DescribeVSwitches", "IsDefault", "true", "ZoneId", Account.ZONE);
        var block = old.text("/VSwitches/VSwitch/0/CidrBlock");
        var vpcId = old.text("/VSwitches/VSwitch/0/VpcId");
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", old.text("/VSwitches/VSwitch/0/VSwitchId")))
                .isOk();
        time.runDueTasks();
        var made = account.callVpc("CreateDefaultVSwitch", "ZoneId", Account.ZONE);
        assertThat(made).isOk();
        var shown = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", made.text("/VSwitchId"));
        assertThat(shown.text("/CidrBlock")).isEqualTo(block);
        assertThat(shown.body().at("/IsDefault").asBoolean()).isTrue();

        // other VSwitches fill the VPC, so no block is left
        assertThat(account.callVpc("DeleteVSwitch", "VSwitchId", made.text("/VSwitchId")))
                .isOk();
        time.runDueTasks();
        for (var part = 0; part < 16; part++) {
            account.callVpc(
                    "CreateVSwitch",
                    "VpcId",
                    vpcId,
                    "ZoneId",
                    Account.ZONE,
                    "CidrBlock",
                    block.replaceAll("\\.\\d+\\.0/20", "." + 16 * part + ".0/20"));
            time.runDueTasks();
        }
        assertThat(account.callVpc("CreateDefaultVSwitch", "ZoneId", Account.ZONE))
                .isError(400, "InvalidCidrBlock.Overlapped");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.callVpc("CreateDefaultVSwitch", "ZoneId", "x")).isError(404, "InvalidZoneId.NotFound");
        assertThat(account.callVpc("CreateDefaultVSwitch", "ZoneId", "x", "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
