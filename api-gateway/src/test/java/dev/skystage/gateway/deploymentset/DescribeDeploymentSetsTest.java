package dev.skystage.gateway.deploymentset;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeDeploymentSetsRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeDeploymentSetsTest {
    @Test
    void showsTheInstancesOfASet(Account account) throws Exception {
        var setId =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        var instances = account.run("Amount", "2", "DeploymentSetId", setId);
        assertThat(instances).isOk();
        var request = new DescribeDeploymentSetsRequest();
        request.setDeploymentSetIds("[\"" + setId + "\"]");
        var set = account.v1().getAcsResponse(request).getDeploymentSets().getFirst();
        assertThat(set.getInstanceAmount()).isEqualTo(2);
        assertThat(set.getInstanceIds())
                .containsExactlyInAnyOrder(
                        instances.text("/InstanceIdSets/InstanceIdSet/0"),
                        instances.text("/InstanceIdSets/InstanceIdSet/1"));
    }

    @Test
    void filtersAndPages(Account account, Account other) {
        var one = account.call("CreateDeploymentSet", "Strategy", "Availability", "DeploymentSetName", "one")
                .text("/DeploymentSetId");
        account.call("CreateDeploymentSet", "Strategy", "Availability", "DeploymentSetName", "two");
        for (var filter : new String[][] {
            {"DeploymentSetName", "one"},
            {"DeploymentSetsIds", "[\"" + one + "\"]"},
            {"DeploymentSetIds", "[\"" + one + "\"]", "Strategy", "Availability"},
        }) {
            var found = account.call("DescribeDeploymentSets", filter);
            assertThat(found.text("/TotalCount")).isEqualTo("1");
            assertThat(found.text("/DeploymentSets/DeploymentSet/0/DeploymentSetId"))
                    .isEqualTo(one);
        }
        var page = account.call("DescribeDeploymentSets", "PageSize", "1", "PageNumber", "2");
        assertThat(page.text("/TotalCount")).isEqualTo("2");
        assertThat(page.text("/DeploymentSets/DeploymentSet/0/DeploymentSetId")).isEqualTo(one);
        assertThat(other.call("DescribeDeploymentSets").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeDeploymentSets", "Strategy", "x")).isError(400, "InvalidParameter.Strategy");
        assertThat(account.call("DescribeDeploymentSets", "DeploymentSetIds", "x"))
                .isError(400, "InvalidParameter");
        assertThat(account.call("DescribeDeploymentSets", "PageSize", "101")).isError(400, "InvalidParameter");
        assertThat(account.call("DescribeDeploymentSets", "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call("DescribeDeploymentSets", "RegionId", "")).isError(400, "MissingParameter");
    }
}
