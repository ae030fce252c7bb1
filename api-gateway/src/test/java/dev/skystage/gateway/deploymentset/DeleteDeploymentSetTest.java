package dev.skystage.gateway.deploymentset;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DeleteDeploymentSetRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteDeploymentSetTest {
    @Test
    void deletesAnEmptySet(Account account) throws Exception {
        var setId =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        var request = new DeleteDeploymentSetRequest();
        request.setDeploymentSetId(setId);
        assertThat(account.v1().getAcsResponse(request).getRequestId()).hasSize(36);
        assertThat(account.call("DescribeDeploymentSets").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void refusesASetWithInstances(Account account) {
        var setId =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        assertThat(account.run("DeploymentSetId", setId)).isOk();
        assertThat(account.call("DeleteDeploymentSet", "DeploymentSetId", setId))
                .isError(403, "DependencyViolation.NotEmpty");
    }

    @Test
    void refusesWhatTheCallerDoesNotHave(Account account, Account other) {
        var setId =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        assertThat(other.call("DeleteDeploymentSet", "DeploymentSetId", setId))
                .isError(404, "InvalidDeploymentSetId.NotFound");
        assertThat(account.call("DeleteDeploymentSet")).isError(400, "MissingParameter");
        assertThat(account.call("DeleteDeploymentSet", "DeploymentSetId", setId, "RegionId", "x"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
