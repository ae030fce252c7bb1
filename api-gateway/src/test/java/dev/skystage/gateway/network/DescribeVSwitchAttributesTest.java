package dev.skystage.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeVSwitchAttributesTest {
    @Test
    void countsFreeAddressesAndInterfaces(Account account) {
        account.runInstances(2);
        var vswitch = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vswitch());
        assertThat(vswitch.text("/AvailableIpAddressCount")).isEqualTo("65530");
        assertThat(vswitch.text("/CloudResources/CloudResourceSetType/0/ResourceCount"))
                .isEqualTo("2");
    }

    @Test
    void anUnknownVSwitchIsNotFound(Account account, Account other) {
        assertThat(account.callVpc("DescribeVSwitchAttributes", "VSwitchId", "vsw-none"))
                .isError(404, "InvalidVSwitchId.NotFound");
        assertThat(other.callVpc("DescribeVSwitchAttributes", "VSwitchId", account.vswitch()))
                .isError(404, "InvalidVSwitchId.NotFound");
    }
}
