package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyImageSharePermissionRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class ModifyImageSharePermissionTest {
    private static final String ACTION = "ModifyImageSharePermission";

    @Autowired
    Quotas quotas;

    @Test
    void aSharedImageWorksForTheOtherAccountUntilItIsUnshared(Account owner, Account friend, Time time)
            throws Exception {
        var id = imported(owner, time, "Tag.1.Key", "k", "Tag.1.Value", "v", "ResourceGroupId", "rg-1");
        assertThat(shown(friend, id).text("/TotalCount")).isEqualTo("0");
        run(friend, id).assertThat().isError(404, "InvalidImageId.NotFound");
        assertThat(shown(owner, id).text("/Images/Image/0/IsSelfShared")).isEqualTo("False");

        owner.v3()
                .modifyImageSharePermission(new ModifyImageSharePermissionRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(id)
                        .setAddAccount(List.of(friend.id())));

        assertThat(shown(owner, id).text("/Images/Image/0/IsSelfShared")).isEqualTo("True");
        var seen = friend.call("DescribeImages", "ImageOwnerAlias", "others")
                .body()
                .at("/Images/Image/0");
        assertThat(seen.get("ImageId").asString()).isEqualTo(id);
        assertThat(seen.get("ImageOwnerAlias").asString()).isEqualTo("others");
        assertThat(seen.get("ImageOwnerId").asLong()).isEqualTo(Long.parseLong(owner.id()));
        assertThat(seen.get("IsSelfShared").asString()).isEmpty();
        assertThat(seen.get("IsPublic").asBoolean()).isFalse();
        assertThat(seen.at("/Tags/Tag").size()).isZero();
        assertThat(seen.get("ResourceGroupId").asString()).isEmpty();
        assertThat(ids(friend.call("DescribeImages", "PageSize", "100"))).contains(id);
        assertThat(ids(friend.call("DescribeImages", "ImageOwnerAlias", "self")))
                .isEmpty();
        assertThat(ids(friend.call("DescribeImages", "Tag.1.Key", "k"))).isEmpty();
        run(friend, id).assertThat().isOk();
        friend.call("DeleteImage", "ImageId", id).assertThat().isError(404, "InvalidImageId.NotFound");

        owner.call(ACTION, "ImageId", id, "RemoveAccount.1", friend.id())
                .assertThat()
                .isOk();
        assertThat(shown(friend, id).text("/TotalCount")).isEqualTo("0");
        run(friend, id).assertThat().isError(404, "InvalidImageId.NotFound");
        time.runDueTasks();
        assertThat(friend.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
        owner.call("DeleteImage", "ImageId", id).assertThat().isError(403, "ImageUsingByInstance");
    }

    @Test
    void sharingIsLimitedByAccountsAndByImages(Account owner, Account one, Account two, Time time) {
        quotas.setMaximum(owner.id(), Account.REGION, Quota.ACCOUNTS_PER_IMAGE, 1);
        quotas.setMaximum(owner.id(), Account.REGION, Quota.SHARED_IMAGES, 1);
        var id = imported(owner, time);
        owner.call(ACTION, "ImageId", id, "AddAccount.1", one.id(), "AddAccount.2", two.id())
                .assertThat()
                .isError(403, "QuotaExceed.ShareImageUser");
        owner.call(ACTION, "ImageId", id, "AddAccount.1", one.id()).assertThat().isOk();
        owner.call(ACTION, "ImageId", id, "AddAccount.1", one.id()).assertThat().isOk();
        owner.call(ACTION, "ImageId", id, "AddAccount.1", two.id(), "RemoveAccount.1", one.id())
                .assertThat()
                .isOk();
        var other = imported(owner, time);
        owner.call(ACTION, "ImageId", other, "AddAccount.1", one.id())
                .assertThat()
                .isError(403, "QuotaExceed.ShareImage");
        owner.call(ACTION, "ImageId", id, "RemoveAccount.1", two.id())
                .assertThat()
                .isOk();
        owner.call(ACTION, "ImageId", other, "AddAccount.1", one.id())
                .assertThat()
                .isOk();
    }

    @Test
    void refusals(Account owner, Account friend, Time time) {
        var making = CustomImages.importing(owner).text("/ImageId");
        owner.call(ACTION, "ImageId", making, "AddAccount.1", friend.id())
                .assertThat()
                .isError(400, "IncorrectImageStatus");
        var id = imported(owner, time);
        friend.call(ACTION, "ImageId", id).assertThat().isError(404, "InvalidImageId.NotFound");
        owner.call(ACTION, "ImageId", Account.IMAGE).assertThat().isError(404, "InvalidImageId.NotFound");
        owner.call(ACTION, "ImageId", id, "AddAccount.1", "4711").assertThat().isError(404, "InvalidAccount.NotFound");
        owner.call(ACTION, "ImageId", id, "RemoveAccount.1", "4711")
                .assertThat()
                .isError(404, "InvalidAccount.NotFound");
        owner.call(ACTION, "ImageId", id, "AddAccount.1", owner.id())
                .assertThat()
                .isError(404, "InvalidAccount.Forbbiden");
        owner.call(ACTION, "ImageId", id, "LaunchPermission", "all")
                .assertThat()
                .isError(400, "InvalidGroup.Malformed");
        owner.call(ACTION, "ImageId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "InvalidRegionId.NotFound");
        owner.call(ACTION, "ImageId", id, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        owner.call(ACTION).assertThat().isError(400, "MissingParameter").saying("ImageId");
        var copy = owner.call("CopyImage", "ImageId", id, "Encrypted", "true").text("/ImageId");
        time.runDueTasks();
        owner.call(ACTION, "ImageId", copy, "AddAccount.1", friend.id())
                .assertThat()
                .isError(403, "OperationDeined.EncryptedSnapshot");
    }

    private static Answer run(Account account, String imageId) {
        return account.call(
                "RunInstances",
                "ImageId",
                imageId,
                "InstanceType",
                Account.INSTANCE_TYPE,
                "VSwitchId",
                account.vSwitch(),
                "SecurityGroupId",
                account.securityGroup());
    }

    private static List<String> ids(Answer answer) {
        return answer.body()
                .at("/Images/Image")
                .valueStream()
                .map(image -> image.get("ImageId").asString())
                .toList();
    }
}
