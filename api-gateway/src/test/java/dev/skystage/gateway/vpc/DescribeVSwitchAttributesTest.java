package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVSwitchAttributesTest {
    @Test
    void countsFreeAddressesAndInterfaces(Account account) {
        account.runInstances(2);
        var vSwitch = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vSwitch());
        assertThat(vSwitch.text("/AvailableIpAddressCount")).isEqualTo("65530");
        assertThat(vSwitch.text("/CloudResources/CloudResourceSetType/0/ResourceCount"))
                .isEqualTo("2");
    }

    @Test
    void anUnknownVSwitchIsNotFound(Account account, Account other) {
        assertThat(account.callVpc("DescribeVSwitchAttributes", "VSwitchId", "vsw-none"))
                .isError(404, "InvalidVSwitchId.NotFound");
        assertThat(other.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vSwitch()))
                .isError(404, "InvalidVSwitchId.NotFound");
    }
}
