package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyDedicatedHostAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyDedicatedHostAttributeTest {
    private static final String ACTION = "ModifyDedicatedHostAttribute";

    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        var id = account.call(
                        "AllocateDedicatedHosts",
                        "DedicatedHostType",
                        "ddh.g6",
                        "DedicatedHostName",
                        "old",
                        "Description",
                        "old")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var request = new ModifyDedicatedHostAttributeRequest();
        request.setDedicatedHostId(id);
        request.setDedicatedHostName("new");
        request.setActionOnMaintenance("Stop");
        account.v1().getAcsResponse(request);
        account.call(
                        ACTION,
                        "DedicatedHostId",
                        id,
                        "AutoPlacement",
                        "off",
                        "NetworkAttributes.UdpTimeout",
                        "15",
                        "NetworkAttributes.SlbUdpTimeout",
                        "310")
                .assertThat()
                .isOk();
        var shown = account.call("DescribeDedicatedHosts");
        var first = "/DedicatedHosts/DedicatedHost/0/";
        assertThat(shown.text(first + "DedicatedHostName")).isEqualTo("new");
        assertThat(shown.text(first + "Description")).isEqualTo("old");
        assertThat(shown.text(first + "AutoPlacement")).isEqualTo("off");
        assertThat(shown.text(first + "ActionOnMaintenance")).isEqualTo("Stop");
        assertThat(shown.text(first + "NetworkAttributes/UdpTimeout")).isEqualTo("15");
        account.call(ACTION, "DedicatedHostId", id, "Description", "")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeDedicatedHosts").text(first + "Description"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "RegionId, cn-beijing, 404, InvalidDedicatedHostId.NotFound",
        "DedicatedHostId, '', 400, MissingParameter",
        "DedicatedHostId, dh-none, 404, InvalidDedicatedHostId.NotFound",
        "DedicatedHostName, 1a, 404, InvalidDedicatedHostName.Malformed",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "AutoPlacement, maybe, 400, InvalidParameter",
        "NetworkAttributes.SlbUdpTimeout, 14, 400, InvalidParameter.SlbUdpTimeout",
        "NetworkAttributes.UdpTimeout, 311, 400, InvalidParameter.UdpTimeout",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var id = account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        assertThat(account.call(ACTION, "DedicatedHostId", id, name, value)).isError(status, code);
    }
}
