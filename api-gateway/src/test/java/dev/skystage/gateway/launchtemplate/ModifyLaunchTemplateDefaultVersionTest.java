package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyLaunchTemplateDefaultVersionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ModifyLaunchTemplateDefaultVersionTest {
    @Test
    void makesAVersionTheDefault(Account account) throws Exception {
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id);
        var request = new ModifyLaunchTemplateDefaultVersionRequest();
        request.setLaunchTemplateName("web");
        request.setDefaultVersionNumber(2L);
        account.v1().getAcsResponse(request);
        assertThat(account.call("DescribeLaunchTemplates", "LaunchTemplateId.1", id)
                        .text("/LaunchTemplateSets/LaunchTemplateSet/0/DefaultVersionNumber"))
                .isEqualTo("2");
    }

    @Test
    void refuses(Account account) {
        var action = "ModifyLaunchTemplateDefaultVersion";
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        assertThat(account.call(action, "LaunchTemplateId", id)).isError(400, "MissingParameter");
        assertThat(account.call(action, "DefaultVersionNumber", "1")).isError(400, "MissingParameter");
        assertThat(account.call(action, "DefaultVersionNumber", "x", "LaunchTemplateId", id))
                .isError(400, "InvalidParameter");
        assertThat(account.call(action, "DefaultVersionNumber", "1", "LaunchTemplateName", "other"))
                .isError(400, "InvalidLaunchTemplate.NotFound");
        assertThat(account.call(action, "DefaultVersionNumber", "2", "LaunchTemplateId", id))
                .isError(400, "InvalidLaunchTemplateVersion.NotFound")
                .saying("\"" + id + "\" Version \"2\"");
    }
}
