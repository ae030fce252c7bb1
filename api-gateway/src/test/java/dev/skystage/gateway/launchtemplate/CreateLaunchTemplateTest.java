package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateLaunchTemplateRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateLaunchTemplateTest {
    @Autowired
    Quotas quotas;

    @Test
    void makesVersionOneTheDefault(Account account) throws Exception {
        var request = new CreateLaunchTemplateRequest();
        request.setLaunchTemplateName("web");
        request.setVersionDescription("first");
        request.setInstanceType(Account.INSTANCE_TYPE);
        var id = account.v1().getAcsResponse(request).getLaunchTemplateId();
        assertThat(id).startsWith("lt-");
        var template = account.call("DescribeLaunchTemplates", "LaunchTemplateId.1", id);
        var first = "/LaunchTemplateSets/LaunchTemplateSet/0/";
        assertThat(template.text(first + "DefaultVersionNumber")).isEqualTo("1");
        assertThat(template.text(first + "LatestVersionNumber")).isEqualTo("1");
        assertThat(template.text(first + "LaunchTemplateName")).isEqualTo("web");
    }

    @Test
    void looksAtNoSettingBeforeItIsUsed(Account account) {
        account.call(
                        "CreateLaunchTemplate",
                        "LaunchTemplateName",
                        "unchecked",
                        "ImageId",
                        "m-none",
                        "InstanceName",
                        "1",
                        "SecurityGroupId",
                        "sg-none",
                        "SystemDisk.Size",
                        "1",
                        "InternetChargeType",
                        "PayByBandwidth")
                .assertThat()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, '', 400, MissingParameter",
        "LaunchTemplateName, '', 400, MissingParameter",
        "LaunchTemplateName, 1a, 400, InvalidLaunchTemplateName.Malformed",
        "LaunchTemplateName, http://a, 400, InvalidLaunchTemplateName.Malformed",
        "VersionDescription, x, 400, InvalidDescription.Malformed",
        "VersionDescription, https://a, 400, InvalidDescription.Malformed",
        "UserData, ###, 400, InvalidUserData.Base64FormatInvalid",
        "SystemDisk.Size, big, 400, InvalidParameter",
        "TemplateResourceGroupId, rg-none, 400, InvalidParameter",
        "TemplateTag.1.Value, v, 400, InvalidTag.Mismatch",
        "TemplateTag.1.Key, acs:k, 400, InvalidTagKey.Malformed",
        "TemplateTag.1.Key, k, 400, InvalidTagValue.Malformed",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("CreateLaunchTemplate", "LaunchTemplateName", "web", name, value))
                .isError(status, code);
    }

    @Test
    void refusesUserDataThatIsTooLong(Account account) {
        var data = Base64.getEncoder().encodeToString(new byte[32 * 1024 + 1]);
        assertThat(account.call("CreateLaunchTemplate", "LaunchTemplateName", "web", "UserData", data))
                .isError(400, "InvalidUserData.SizeExceeded");
    }

    @Test
    void refusesTagsThatAreTooManyOrTwice(Account account) {
        var many = new ArrayList<>(List.of("LaunchTemplateName", "web"));
        for (var i = 1; i <= 21; i++) {
            many.addAll(List.of("TemplateTag." + i + ".Key", "k" + i, "TemplateTag." + i + ".Value", ""));
        }
        assertThat(account.call("CreateLaunchTemplate", many.toArray(String[]::new)))
                .isError(400, "InvalidTagCount");
        var twice = List.of("TemplateTag.1.Key", "TemplateTag.1.Value", "TemplateTag.2.Key", "TemplateTag.2.Value");
        var pairs = new ArrayList<>(List.of("LaunchTemplateName", "web"));
        twice.forEach(name -> pairs.addAll(List.of(name, "k")));
        assertThat(account.call("CreateLaunchTemplate", pairs.toArray(String[]::new)))
                .isError(400, "Duplicate.TagKey");
    }

    @Test
    void givesANameOnceInARegionAndSoManyTemplates(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.LAUNCH_TEMPLATES, 2);
        var create = List.of("LaunchTemplateName", "web").toArray(String[]::new);
        var first = account.call("CreateLaunchTemplate", create).text("/LaunchTemplateId");
        assertThat(account.call("CreateLaunchTemplate", create))
                .isError(403, "LaunchTemplateName.Duplicated")
                .saying("web");
        account.call("CreateLaunchTemplate", "LaunchTemplateName", "web", "RegionId", "cn-beijing")
                .assertThat()
                .isOk();
        account.call("CreateLaunchTemplate", "LaunchTemplateName", "two")
                .assertThat()
                .isOk();
        assertThat(account.call("CreateLaunchTemplate", "LaunchTemplateName", "three"))
                .isError(403, "LaunchTemplateLimitExceed");
        account.call("DeleteLaunchTemplate", "LaunchTemplateId", first)
                .assertThat()
                .isOk();
        account.call("CreateLaunchTemplate", create).assertThat().isOk();
    }
}
