package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteLaunchTemplateRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteLaunchTemplateTest {
    @Test
    void deletesATemplateWithItsVersions(Account account) throws Exception {
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id);
        var deleted = account.v3()
                .deleteLaunchTemplate(new DeleteLaunchTemplateRequest()
                        .setRegionId(Account.REGION)
                        .setLaunchTemplateName("web"))
                .getBody();
        assertThat(deleted.getLaunchTemplateId()).isEqualTo(id);
        assertThat(deleted.getLaunchTemplateVersionNumbers().getVersionNumbers())
                .containsExactly(1L, 2L);
        assertThat(account.call("DescribeLaunchTemplates").text("/TotalCount")).isEqualTo("0");
        account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeLaunchTemplateVersions", "LaunchTemplateName", "web")
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DeleteLaunchTemplate")).isError(400, "MissingParameter");
        assertThat(account.call("DeleteLaunchTemplate", "LaunchTemplateId", "lt-none"))
                .isError(400, "InvalidLaunchTemplate.NotFound");
    }
}
