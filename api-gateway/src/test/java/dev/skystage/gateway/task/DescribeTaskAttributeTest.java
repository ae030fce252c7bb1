package dev.skystage.gateway.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeTaskAttributeRequest;
import com.aliyun.ecs20140526.models.DescribeTaskAttributeResponseBody;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribeTaskAttributeTest extends PretendedTasks {
    @Test
    void progressIsAFunctionOfTheTime(Account account, Time time) throws Exception {
        var id = begin(account, EXPORT, "m-1");
        operations.describe(id, Map.of("OSSBucket", "b", "OSSObject", "o", "ImageFormat", "raw"));
        time.advance(Duration.ofSeconds(42));

        var task = describe(account, id);
        assertThat(task.getTaskId()).isEqualTo(id);
        assertThat(task.getTaskAction()).isEqualTo("ExportImage");
        assertThat(task.getRegionId()).isEqualTo(Account.REGION);
        assertThat(task.getTaskStatus()).isEqualTo("Processing");
        assertThat(task.getTaskProcess()).isBetween("42%", "45%");
        assertThat(task.getSupportCancel()).isEqualTo("true");
        assertThat(task.getFinishedTime()).isNull();
        assertThat(List.of(task.getTotalCount(), task.getSuccessCount(), task.getFailedCount()))
                .containsExactly(1, 0, 0);
        var progress = task.getOperationProgressSet().getOperationProgress().getFirst();
        assertThat(progress.getOperationStatus()).isEqualTo("Processing");
        assertThat(progress.getRelatedItemSet().getRelatedItem())
                .extracting(item -> item.getName() + "=" + item.getValue())
                .containsExactly("OSSBucket=b", "OSSObject=o", "ImageFormat=raw");

        time.advance(Duration.ofSeconds(1000));
        assertThat(account.call("DescribeTaskAttribute", "TaskId", id).text("/TaskProcess"))
                .isEqualTo("99%");
        operations.finish(EXPORT, List.of("m-1" + account.id()));
        var done = describe(account, id);
        assertThat(done.getTaskStatus()).isEqualTo("Finished");
        assertThat(done.getTaskProcess()).isEqualTo("100%");
        assertThat(done.getSuccessCount()).isOne();
        assertThat(done.getCreationTime()).isLessThan(done.getFinishedTime());
        assertThat(done.getOperationProgressSet()
                        .getOperationProgress()
                        .getFirst()
                        .getOperationStatus())
                .isEqualTo("Success");
    }

    @Test
    void aFailedTaskSaysWhy(Account account) throws Exception {
        var id = begin(account, IMPORT, "m-1");
        operations.fail(IMPORT, List.of("m-1" + account.id()), "InternalError", "It broke.");

        var task = describe(account, id);
        assertThat(task.getTaskStatus()).isEqualTo("Failed");
        assertThat(task.getFailedCount()).isOne();
        var progress = task.getOperationProgressSet().getOperationProgress().getFirst();
        assertThat(progress.getErrorCode()).isEqualTo("InternalError");
        assertThat(progress.getErrorMsg()).isEqualTo("It broke.");
        assertThat(progress.getOperationStatus()).isEqualTo("Failed");
    }

    @Test
    void refusals(Account account, Account stranger) {
        var id = begin(account, IMPORT, "m-1");
        var action = "DescribeTaskAttribute";
        stranger.call(action, "TaskId", id).assertThat().isError(400, "InvalidTaskId.NotFound");
        account.call(action, "TaskId", begin(account, NO_TASK, "m-1"))
                .assertThat()
                .isError(400, "InvalidTaskId.NotFound");
        account.call(action, "TaskId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "InvalidRegionId.NotFound");
        account.call(action, "TaskId", id, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call(action).assertThat().isError(400, "MissingParameter").saying("TaskId");
    }

    private static DescribeTaskAttributeResponseBody describe(Account account, String id) throws Exception {
        return account.v3()
                .describeTaskAttribute(new DescribeTaskAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setTaskId(id))
                .getBody();
    }
}
