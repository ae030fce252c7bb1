package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DeleteImageRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DeleteImageTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    @Test
    void theImageIsDeletedAndItsQuotaGivenBack(Account account, Time time) throws Exception {
        quotas.setMaximum(account.id(), Account.REGION, Quota.IMAGES, 1);
        var id = imported(account, time, "ImageName", "mine");
        var request = new DeleteImageRequest();
        request.setImageId(id);
        account.v1().getAcsResponse(request);

        assertThat(shown(account, id).text("/TotalCount")).isEqualTo("0");
        assertThat(jdbc.sql("select event || ' ' || to_status from resource_event where resource_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("CREATE CREATING", "CREATED AVAILABLE", "DELETE DELETED");
        assertThat(imported(account, time, "ImageName", "mine")).isNotEqualTo(id);
    }

    @Test
    void anImageThatInstancesRunGoesWithForceOnly(Account account, Time time) {
        var id = imported(account, time);
        var run = account.call(
                "RunInstances",
                "ImageId",
                id,
                "InstanceType",
                Account.INSTANCE_TYPE,
                "VSwitchId",
                account.vSwitch(),
                "SecurityGroupId",
                account.securityGroup());
        run.assertThat().isOk();
        time.runDueTasks();
        assertThat(shown(account, id).text("/Images/Image/0/Usage")).isEqualTo("instance");
        account.call("DeleteImage", "ImageId", id).assertThat().isError(403, "ImageUsingByInstance");
        account.call("DeleteImage", "ImageId", id, "Force", "true").assertThat().isOk();
        var instance = account.call(
                "DescribeInstances", "InstanceIds", "[\"" + run.text("/InstanceIdSets/InstanceIdSet/0") + "\"]");
        assertThat(instance.text("/Instances/Instance/0/Status")).isEqualTo("Running");
        assertThat(instance.text("/Instances/Instance/0/ImageId")).isEqualTo(id);
    }

    @Test
    void refusals(Account account, Account friend, Time time) {
        var action = "DeleteImage";
        var making = CustomImages.importing(account).text("/ImageId");
        account.call(action, "ImageId", making, "Force", "true").assertThat().isError(403, "ImageIsImporting");
        var id = imported(account, time);
        friend.call(action, "ImageId", id).assertThat().isError(404, "InvalidImageId.NotFound");
        account.call(action, "ImageId", Account.IMAGE).assertThat().isError(404, "InvalidImageId.NotFound");
        account.call(action, "ImageId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("ModifyImageSharePermission", "ImageId", id, "AddAccount.1", friend.id())
                .assertThat()
                .isOk();
        account.call(action, "ImageId", id, "Force", "true").assertThat().isError(403, "ImageUseShared");
        var copy = account.call("CopyImage", "ImageId", id, "DestinationRegionId", "cn-beijing")
                .text("/ImageId");
        account.call(action, "ImageId", copy, "RegionId", "cn-beijing")
                .assertThat()
                .isError(403, "OperationDenied.ImageCopying");
    }
}
