package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeLaunchTemplatesRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeLaunchTemplatesTest {
    @Test
    void showsFiltersAndPages(Account account, Account other, Time time) throws Exception {
        var now = Times.seconds(time.now());
        var one = account.call(
                        "CreateLaunchTemplate",
                        "LaunchTemplateName",
                        "one",
                        "TemplateTag.1.Key",
                        "team",
                        "TemplateTag.1.Value",
                        "blue")
                .text("/LaunchTemplateId");
        var two = account.call("CreateLaunchTemplate", "LaunchTemplateName", "two")
                .text("/LaunchTemplateId");
        var request = new DescribeLaunchTemplatesRequest();
        request.setLaunchTemplateNames(List.of("one"));
        var shown = account.v1().getAcsResponse(request).getLaunchTemplateSets().getFirst();
        assertThat(shown.getLaunchTemplateId()).isEqualTo(one);
        assertThat(shown.getCreatedBy()).isEqualTo(account.id());
        assertThat(shown.getCreateTime()).isBetween(now, Times.seconds(time.now()));
        assertThat(shown.getModifiedTime()).isBetween(now, Times.seconds(time.now()));
        assertThat(shown.getTags().getFirst().getTagValue()).isEqualTo("blue");
        for (var filter : new String[][] {
            {"LaunchTemplateId.1", one},
            {"TemplateTag.1.Key", "team", "TemplateTag.1.Value", "blue"},
            {"Tag.1.Key", "team"},
            {"PageSize", "1", "PageNumber", "2"},
        }) {
            assertThat(account.call("DescribeLaunchTemplates", filter)
                            .text("/LaunchTemplateSets/LaunchTemplateSet/0/LaunchTemplateId"))
                    .isEqualTo(one);
        }
        var all = account.call("DescribeLaunchTemplates");
        assertThat(all.text("/TotalCount")).isEqualTo("2");
        assertThat(all.text("/LaunchTemplateSets/LaunchTemplateSet/0/LaunchTemplateId"))
                .isEqualTo(two);
        assertThat(all.text("/LaunchTemplateSets/LaunchTemplateSet/0/ResourceGroupId"))
                .isEmpty();
        assertThat(other.call("DescribeLaunchTemplates").text("/TotalCount")).isEqualTo("0");
        assertThat(account.call("DescribeLaunchTemplates", "TemplateResourceGroupId", "rg-none")
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeLaunchTemplates", "RegionId", "")).isError(400, "MissingParameter");
        assertThat(account.call("DescribeLaunchTemplates", "PageSize", "51")).isError(400, "InvalidParameter");
        assertThat(account.call("DescribeLaunchTemplates", "TemplateTag.1.Value", "v"))
                .isError(400, "InvalidTag.Mismatch");
        var many = new ArrayList<String>();
        for (var i = 1; i <= 21; i++) {
            many.addAll(List.of("Tag." + i + ".Key", "k" + i));
        }
        assertThat(account.call("DescribeLaunchTemplates", many.toArray(String[]::new)))
                .isError(400, "InvalidTagCount");
    }
}
