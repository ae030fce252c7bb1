package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeImageSharePermissionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeImageSharePermissionTest {
    private static final String ACTION = "DescribeImageSharePermission";

    @Test
    void listsTheAccountsByPage(Account owner, Account one, Account two, Time time) throws Exception {
        var id = imported(owner, time);
        owner.call("ModifyImageSharePermission", "ImageId", id, "AddAccount.1", one.id(), "AddAccount.2", two.id())
                .assertThat()
                .isOk();
        var body = owner.v3()
                .describeImageSharePermission(new DescribeImageSharePermissionRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(id))
                .getBody();

        assertThat(body.getImageId()).isEqualTo(id);
        assertThat(body.getRegionId()).isEqualTo(Account.REGION);
        assertThat(body.getAccounts().getAccount())
                .extracting(account -> account.getAliyunId())
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(body.getAccounts().getAccount())
                .allMatch(account -> account.getSharedTime().endsWith("Z"));
        assertThat(body.getShareGroups().getShareGroup()).isEmpty();
        assertThat(body.getTotalCount()).isEqualTo(2);
        var second = owner.call(ACTION, "ImageId", id, "PageSize", "1", "PageNumber", "2");
        assertThat(second.body().at("/Accounts/Account").size()).isOne();
        assertThat(second.text("/TotalCount")).isEqualTo("2");
    }

    @Test
    void refusals(Account owner, Account stranger, Time time) {
        var id = imported(owner, time);
        stranger.call(ACTION, "ImageId", id).assertThat().isError(404, "InvalidImageId.NotFound");
        owner.call(ACTION, "ImageId", id, "RegionId", "cn-beijing")
                .assertThat()
                .isError(404, "InvalidImageId.NotFound");
        owner.call(ACTION, "ImageId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        owner.call(ACTION, "ImageId", id, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        owner.call(ACTION).assertThat().isError(400, "MissingParameter").saying("ImageId");
        owner.call(ACTION, "ImageId", id, "PageSize", "101").assertThat().isError(400, "InvalidParameter");
    }
}
