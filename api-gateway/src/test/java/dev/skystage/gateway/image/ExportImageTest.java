package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ExportImageRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ExportImageTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void aTaskWritesTheObjectAndTheImageStaysAsItIs(Account account, Time time) throws Exception {
        var image = imported(account, time);
        var begun = account.v3()
                .exportImage(new ExportImageRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(image)
                        .setOSSBucket("b")
                        .setOSSPrefix("pre")
                        .setImageFormat("vhd"))
                .getBody();

        assertThat(begun.getRegionId()).isEqualTo(Account.REGION);
        assertThat(CustomImages.shown(account, image).text("/Images/Image/0/Status"))
                .isEqualTo("Available");
        account.call("DeleteImage", "ImageId", image).assertThat().isError(403, "ImageIsExporting");
        time.runDueTasks();
        var task = account.call("DescribeTaskAttribute", "TaskId", begun.getTaskId());
        assertThat(task.text("/TaskStatus") + task.text("/TaskProcess")).isEqualTo("Finished100%");
        var items = task.body().at("/OperationProgressSet/OperationProgress/0/RelatedItemSet/RelatedItem");
        assertThat(items.valueStream()
                        .map(item -> item.get("Name").asString() + "="
                                + item.get("Value").asString()))
                .containsExactly(
                        "OSSBucket=b", "OSSObject=pre_" + image + "_" + begun.getTaskId() + ".vhd", "ImageFormat=vhd");
        assertThat(history(image)).endsWith("EXPORTED");
    }

    @Test
    void aCancelledExportHasWrittenNothing(Account account, Time time) {
        var image = imported(account, time);
        var begun = account.call("ExportImage", "ImageId", image, "OssBucket", "b");
        account.call("CancelTask", "TaskId", begun.text("/ExportTaskId"))
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(account.call("DescribeTasks", "TaskAction", "ExportImage").text("/TaskSet/Task/0/TaskStatus"))
                .isEqualTo("Deleted");
        assertThat(history(image)).endsWith("CREATED");
        account.call("ExportImage", "ImageId", image, "OssBucket", "b")
                .assertThat()
                .isOk();
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var action = "ExportImage";
        var making = CustomImages.importing(account).text("/ImageId");
        account.call(action, "ImageId", making, "OssBucket", "b").assertThat().isError(400, "IncorrectImageStatus");
        var image = imported(account, time);
        stranger.call(action, "ImageId", image, "OssBucket", "b").assertThat().isError(403, "ImageId.NotFound");
        account.call(action, "ImageId", Account.IMAGE, "OssBucket", "b")
                .assertThat()
                .isError(403, "ImageId.NotFound");
        account.call(action, "ImageId", image, "OssBucket", "b", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "RegionId.NotFound");
        account.call(action, "ImageId", image, "OssBucket", "b", "OssPrefix", "a-b")
                .assertThat()
                .isError(400, "OssPrefix.Malformed");
        account.call(action, "ImageId", image, "OssBucket", "b", "ImageFormat", "iso")
                .assertThat()
                .isError(400, "InvalidImageFormat.Malformed");
        account.call(action, "ImageId", image, "OssBucket", "b", "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call(action, "OssBucket", "b")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("ImageId");
        account.call(action, "ImageId", image)
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("OssBucket");
        account.call(action, "ImageId", image, "OssBucket", "b").assertThat().isOk();
        account.call(action, "ImageId", image, "OssBucket", "b")
                .assertThat()
                .isError(403, "OperationDenied.ImageExporting");
    }

    @Test
    void marketplaceEncryptedAndLargeImagesAreNotExported(Account account, Time time) {
        var action = "ExportImage";
        var large = imported(
                account,
                time,
                "DiskDeviceMapping.2.OSSBucket",
                "b",
                "DiskDeviceMapping.2.OSSObject",
                "o",
                "DiskDeviceMapping.2.DiskImageSize",
                "501");
        account.call(action, "ImageId", large, "OssBucket", "b")
                .assertThat()
                .isError(400, "InvalidImage.DiskAmountOrSize");
        var copy = account.call("CopyImage", "ImageId", imported(account, time), "Encrypted", "true")
                .text("/ImageId");
        time.runDueTasks();
        account.call(action, "ImageId", copy, "OssBucket", "b")
                .assertThat()
                .isError(400, "ImageNotSupported")
                .saying("encrypted");
        var bought = imported(account, time);
        jdbc.sql("update image set product_code = 'cmjj000101' where id = ?")
                .param(bought)
                .update();
        account.call(action, "ImageId", bought, "OssBucket", "b")
                .assertThat()
                .isError(403, "ImageNotSupported")
                .saying("market");
    }

    private String history(String imageId) {
        return jdbc.sql("select event from resource_event where resource_id = ? order by id desc limit 1")
                .param(imageId)
                .query(String.class)
                .single();
    }
}
