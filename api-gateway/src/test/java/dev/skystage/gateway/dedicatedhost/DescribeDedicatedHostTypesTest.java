package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeDedicatedHostTypesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeDedicatedHostTypesTest {
    private static final String FIRST = "/DedicatedHostTypes/DedicatedHostType/0/";

    @Test
    void tellsWhatTypesHave(Account account) throws Exception {
        var request = new DescribeDedicatedHostTypesRequest();
        request.setSupportedInstanceTypeFamily("ecs.i2");
        var type = account.v1().getAcsResponse(request).getDedicatedHostTypes().getFirst();
        assertThat(type.getDedicatedHostType()).isEqualTo("ddh.i2");
        assertThat(type.getLocalStorageAmount()).isEqualTo(8);
        var g6 = account.call("DescribeDedicatedHostTypes", "DedicatedHostType", "ddh.g6");
        assertThat(g6.text(FIRST + "TotalVcpus")).isEqualTo("104");
        assertThat(g6.text(FIRST + "Cores")).isEqualTo("52");
        assertThat(g6.text(FIRST + "SupportedInstanceTypeFamilies/SupportedInstanceTypeFamily/0"))
                .isEqualTo("ecs.g6");
        assertThat(account.call("DescribeDedicatedHostTypes")
                        .body()
                        .at("/DedicatedHostTypes/DedicatedHostType")
                        .size())
                .isGreaterThan(5);
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeDedicatedHostTypes", "RegionId", "")).isError(400, "MissingParameter");
        assertThat(account.call("DescribeDedicatedHostTypes", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
