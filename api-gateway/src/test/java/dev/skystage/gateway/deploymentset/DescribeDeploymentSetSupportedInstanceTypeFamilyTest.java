package dev.skystage.gateway.deploymentset;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeDeploymentSetSupportedInstanceTypeFamilyRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeDeploymentSetSupportedInstanceTypeFamilyTest {
    private static final String ACTION = "DescribeDeploymentSetSupportedInstanceTypeFamily";

    @Test
    void tellsTheFamilies(Account account) throws Exception {
        var request = new DescribeDeploymentSetSupportedInstanceTypeFamilyRequest()
                .setRegionId(Account.REGION)
                .setStrategy("LowLatency");
        var families = account.v3()
                .describeDeploymentSetSupportedInstanceTypeFamily(request)
                .getBody()
                .getInstanceTypeFamilies()
                .split(",", -1);
        assertThat(families)
                .contains("ecs.g6", "ecs.gn5")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call(ACTION, "RegionId", "")).isError(400, "MissingParameter");
        assertThat(account.call(ACTION, "RegionId", "cn-nowhere")).isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call(ACTION, "Strategy", "Other")).isError(400, "InvalidParameter.Strategy");
    }
}
