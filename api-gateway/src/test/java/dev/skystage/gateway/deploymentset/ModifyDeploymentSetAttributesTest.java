package dev.skystage.gateway.deploymentset;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyDeploymentSetAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyDeploymentSetAttributesTest {
    @Test
    void changesNameAndDescriptionUnderTheNameOfTheSdk(Account account) throws Exception {
        var set = account.call(
                        "CreateDeploymentSet",
                        "Strategy",
                        "Availability",
                        "DeploymentSetName",
                        "old",
                        "Description",
                        "old")
                .text("/DeploymentSetId");
        var request = new ModifyDeploymentSetAttributeRequest();
        request.setDeploymentSetId(set);
        request.setDeploymentSetName("new");
        account.v1().getAcsResponse(request);
        assertThat(shown(account, set, "DeploymentSetName")).isEqualTo("new");
        assertThat(shown(account, set, "DeploymentSetDescription")).isEqualTo("old");
    }

    @Test
    void changesThemUnderTheNameOfTheText(Account account) {
        var set = account.call(
                        "CreateDeploymentSet",
                        "Strategy",
                        "Availability",
                        "DeploymentSetName",
                        "old",
                        "Description",
                        "old")
                .text("/DeploymentSetId");
        account.call(
                        "ModifyDeploymentSetAttributes",
                        "DeploymentSetId",
                        set,
                        "Description",
                        "",
                        "Strategy",
                        "Availability")
                .assertThat()
                .isOk();
        assertThat(shown(account, set, "DeploymentSetName")).isEqualTo("old");
        assertThat(shown(account, set, "DeploymentSetDescription")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, '', 400, MissingParameter",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "DeploymentSetName, 1a, 400, InvalidParameter",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "Strategy, Other, 400, InvalidParameter.Strategy",
        "RegionId, cn-beijing, 404, InvalidDeploymentSetId.NotFound",
        "DeploymentSetId, ds-none, 404, InvalidDeploymentSetId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var set =
                account.call("CreateDeploymentSet", "Strategy", "Availability").text("/DeploymentSetId");
        assertThat(account.call("ModifyDeploymentSetAttributes", "DeploymentSetId", set, name, value))
                .isError(status, code);
    }

    private static String shown(Account account, String set, String key) {
        return account.call("DescribeDeploymentSets", "DeploymentSetIds", "[\"" + set + "\"]")
                .text("/DeploymentSets/DeploymentSet/0/" + key);
    }
}
