package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.CreateLaunchTemplateVersionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class CreateLaunchTemplateVersionTest {
    @Test
    void addsAVersionAndLeavesTheDefault(Account account) throws Exception {
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        var request = new CreateLaunchTemplateVersionRequest();
        request.setLaunchTemplateName("web");
        request.setInstanceType(Account.INSTANCE_TYPE);
        var added = account.v1().getAcsResponse(request);
        assertThat(added.getLaunchTemplateVersionNumber()).isEqualTo(2);
        var template = account.call("DescribeLaunchTemplates", "LaunchTemplateId.1", id);
        var first = "/LaunchTemplateSets/LaunchTemplateSet/0/";
        assertThat(template.text(first + "DefaultVersionNumber")).isEqualTo("1");
        assertThat(template.text(first + "LatestVersionNumber")).isEqualTo("2");
    }

    @Test
    void givesNoNumberTwiceAndNoMoreThanThirty(Account account) {
        account.call("CreateLaunchTemplate", "LaunchTemplateName", "web");
        for (var number = 2; number <= 30; number++) {
            assertThat(account.call("CreateLaunchTemplateVersion", "LaunchTemplateName", "web")
                            .text("/LaunchTemplateVersionNumber"))
                    .isEqualTo(String.valueOf(number));
        }
        assertThat(account.call("CreateLaunchTemplateVersion", "LaunchTemplateName", "web"))
                .isError(403, "LaunchTemplateVersionLimitExceed");
        account.call("DeleteLaunchTemplateVersion", "LaunchTemplateName", "web", "DeleteVersion.1", "30")
                .assertThat()
                .isOk();
        assertThat(account.call("CreateLaunchTemplateVersion", "LaunchTemplateName", "web")
                        .text("/LaunchTemplateVersionNumber"))
                .isEqualTo("31");
    }

    @Test
    void refuses(Account account) {
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        assertThat(account.call("CreateLaunchTemplateVersion"))
                .isError(400, "MissingParameter")
                .saying("LaunchTemplateId");
        assertThat(account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id, "LaunchTemplateName", "other"))
                .isError(400, "InvalidLaunchTemplate.NotFound")
                .saying("\"" + id + "\" LaunchTemplateName \"other\"");
        for (var wrong : new String[][] {
            {"VersionDescription", "http://a", "InvalidDescription.Malformed"},
            {"UserData", "###", "InvalidUserData.Base64FormatInvalid"},
            {"UserData", Base64.getEncoder().encodeToString(new byte[32 * 1024 + 1]), "InvalidUserData.SizeExceeded"},
            {"SystemDisk.Size", "big", "InvalidParameter"},
        }) {
            assertThat(account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id, wrong[0], wrong[1]))
                    .isError(400, wrong[2]);
        }
    }
}
