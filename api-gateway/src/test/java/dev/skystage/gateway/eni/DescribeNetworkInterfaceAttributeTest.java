package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeNetworkInterfaceAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeNetworkInterfaceAttributeTest {
    @Test
    void isOneOfTheList(Account account) throws Exception {
        var eni = Interfaces.created(account, "Description", "one of many", "SecondaryPrivateIpAddressCount", "1");
        var told = account.v3()
                .describeNetworkInterfaceAttribute(new DescribeNetworkInterfaceAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setAttribute("description"))
                .getBody();
        assertThat(told.getDescription()).isEqualTo("one of many");
        assertThat(told.getPrivateIpSets().getPrivateIpSet()).hasSize(2);
        var raw = Interfaces.call(account, "DescribeNetworkInterfaceAttribute", eni);
        Interfaces.shown(account, eni)
                .forEachEntry((name, value) ->
                        assertThat(raw.body().path(name)).as(name).isEqualTo(value));
        assertThat(Interfaces.call(account, "DescribeNetworkInterfaceAttribute", eni, "Tag.1.Key", "none"))
                .isError(404, "InvalidEniId.NotFound");
    }

    @Test
    void refusesWhatIsNotThere(Account account, Account other) {
        var eni = Interfaces.created(account);
        assertThat(Interfaces.call(other, "DescribeNetworkInterfaceAttribute", eni))
                .isError(404, "InvalidEniId.NotFound");
        assertThat(account.call("DescribeNetworkInterfaceAttribute", "NetworkInterfaceId", eni, "RegionId", "no"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
