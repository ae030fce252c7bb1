package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteLaunchTemplateVersionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteLaunchTemplateVersionTest {
    @Test
    void deletesAllThatAreNamed(Account account) throws Exception {
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id);
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id);
        var deleted = account.v3()
                .deleteLaunchTemplateVersion(new DeleteLaunchTemplateVersionRequest()
                        .setRegionId(Account.REGION)
                        .setLaunchTemplateId(id)
                        .setDeleteVersion(List.of(3L, 2L)))
                .getBody()
                .getLaunchTemplateVersions()
                .getLaunchTemplateVersion();
        assertThat(deleted.getFirst().getLaunchTemplateId()).isEqualTo(id);
        assertThat(deleted)
                .extracting(version -> version.getLaunchTemplateVersionNumber())
                .containsExactly(2L, 3L);
        assertThat(account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id)
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void deletesNoneIfOneCannotBe(Account account) {
        var action = "DeleteLaunchTemplateVersion";
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id);
        assertThat(account.call(action, "LaunchTemplateId", id, "DeleteVersion.1", "1", "DeleteVersion.2", "2"))
                .isError(403, "InvalidOperation.DeleteDefaultVersion");
        assertThat(account.call(action, "LaunchTemplateId", id, "DeleteVersion.1", "2", "DeleteVersion.2", "9"))
                .isError(400, "InvalidLaunchTemplateVersion.NotFound");
        assertThat(account.call(action, "LaunchTemplateName", "other", "DeleteVersion.1", "2"))
                .isError(400, "InvalidLaunchTemplate.NotFound");
        assertThat(account.call(action, "DeleteVersion.1", "2")).isError(400, "MissingParameter");
        assertThat(account.call(action, "LaunchTemplateId", id)).isError(400, "MissingParameter");
        assertThat(account.call(action, "LaunchTemplateId", id, "DeleteVersion.30", "2"))
                .isError(400, "InvalidParameter");
        assertThat(account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id)
                        .text("/TotalCount"))
                .isEqualTo("2");
    }
}
