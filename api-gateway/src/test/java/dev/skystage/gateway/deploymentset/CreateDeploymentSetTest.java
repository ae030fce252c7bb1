package dev.skystage.gateway.deploymentset;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateDeploymentSetRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateDeploymentSetTest {
    @Autowired
    Quotas quotas;

    @Test
    void takesTheStrategyUnderTheNameOfTheSdk(Account account) throws Exception {
        var request = new CreateDeploymentSetRequest();
        request.setStrategy("Availability");
        request.setDeploymentSetName("spread");
        request.setDescription("apart");
        request.setGranularity("Host");
        var setId = account.v1().getAcsResponse(request).getDeploymentSetId();
        assertThat(setId).startsWith("ds-");
        var sets = account.call("DescribeDeploymentSets", "DeploymentSetIds", "[\"" + setId + "\"]");
        var first = "/DeploymentSets/DeploymentSet/0/";
        assertThat(sets.text(first + "DeploymentSetName")).isEqualTo("spread");
        assertThat(sets.text(first + "DeploymentSetDescription")).isEqualTo("apart");
        assertThat(sets.text(first + "DeploymentStrategy")).isEqualTo("Availability");
        assertThat(sets.text(first + "Granularity")).isEqualTo("Host");
        assertThat(sets.text(first + "InstanceAmount")).isEqualTo("0");
    }

    @Test
    void takesTheStrategyUnderTheNameOfTheText(Account account) {
        assertThat(account.call(
                        "CreateDeploymentSet", "DeploymentStrategy", "Availability", "DeploymentSetName", "AvailMySet"))
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "Strategy, Other, 400, InvalidParameter.Strategy",
        "Strategy, '', 400, InvalidParameter.Strategy",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "DeploymentSetName, 1a, 400, InvalidParameter",
        "OnUnableToRedeployFailedInstance, Other, 400, InvalidParameter",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "RegionId, '', 400, MissingParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var answer = name.equals("Strategy")
                ? account.call("CreateDeploymentSet", name, value)
                : account.call("CreateDeploymentSet", "Strategy", "Availability", name, value);
        assertThat(answer).isError(status, code);
    }

    @Test
    void refusesMoreThanTheQuotaUntilOneIsDeleted(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DEPLOYMENT_SETS, 1);
        var setId =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        assertThat(account.call("CreateDeploymentSet", "Strategy", "Availability"))
                .isError(403, "DEPLOYMENTSET.QUOTA_FULL");
        assertThat(account.call("DeleteDeploymentSet", "DeploymentSetId", setId))
                .isOk();
        assertThat(account.call("CreateDeploymentSet", "Strategy", "Availability"))
                .isOk();
    }
}
