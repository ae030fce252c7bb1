package dev.skystage.gateway.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeTasksRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribeTasksTest extends PretendedTasks {
    @Test
    void showsTasksToTheirOwnerNewestFirst(Account account, Account stranger) throws Exception {
        var first = begin(account, IMPORT, "m-1");
        var second = begin(account, EXPORT, "m-1");
        begin(account, NO_TASK, "m-1");

        var body = account.v3()
                .describeTasks(new DescribeTasksRequest().setRegionId(Account.REGION))
                .getBody();

        assertThat(body.getTotalCount()).isEqualTo(2);
        assertThat(body.getRegionId()).isEqualTo(Account.REGION);
        var tasks = body.getTaskSet().getTask();
        assertThat(tasks).extracting(task -> task.getTaskId()).containsExactly(second, first);
        var shown = tasks.getLast();
        assertThat(shown.getTaskAction()).isEqualTo("ImportImage");
        assertThat(shown.getTaskStatus()).isEqualTo("Processing");
        assertThat(shown.getSupportCancel()).isEqualTo("true");
        assertThat(shown.getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
        assertThat(shown.getFinishedTime()).isNull();
        assertThat(ids(stranger.call("DescribeTasks"))).isEmpty();
        assertThat(ids(account.call("DescribeTasks", "RegionId", "cn-beijing"))).isEmpty();
    }

    @Test
    void filters(Account account, Time time) {
        var done = begin(account, IMPORT, "m-1");
        var before = time.now().toString().substring(0, 17) + "00Z";
        operations.finish(IMPORT, List.of("m-1" + account.id()));
        time.advance(Duration.ofMinutes(2));
        var later = time.now().toString().substring(0, 17) + "00Z";
        var export = begin(account, EXPORT, "m-1");
        var redeploy = begin(account, REDEPLOY, "i-1");
        operations.fail(REDEPLOY, List.of("i-1" + account.id()), "InternalError", "It broke.");

        assertThat(ids(account, "TaskAction", "ImportImage")).containsExactly(done);
        assertThat(ids(account, "TaskAction", "EXPORT_IMAGE")).containsExactly(export);
        assertThat(ids(account, "TaskIds", done + "," + redeploy)).containsExactly(redeploy, done);
        assertThat(ids(account, "TaskIds", "t-none")).isEmpty();
        assertThat(ids(account, "TaskStatus", "Finished")).containsExactly(done);
        assertThat(ids(account, "TaskStatus", "Processing")).containsExactly(export);
        assertThat(ids(account, "TaskStatus", "Failed")).containsExactly(redeploy);
        assertThat(ids(account, "TaskStatus", "Deleted")).as("not effective").hasSize(3);
        assertThat(ids(account, "ResourceIds.1", "i-1" + account.id())).containsExactly(redeploy);
        assertThat(ids(account, "StartTime", later)).containsExactly(redeploy, export);
        assertThat(ids(account, "EndTime", later)).containsExactly(done);
        assertThat(ids(account, "StartTime", before, "PageSize", "1", "PageNumber", "2"))
                .containsExactly(export);
        var finished = account.call("DescribeTasks", "TaskIds", done);
        assertThat(finished.text("/TaskSet/Task/0/FinishedTime")).isNotEmpty();
        assertThat(finished.text("/TaskSet/Task/0/ResourceId")).isEqualTo("m-1" + account.id());
        assertThat(finished.text("/PageNumber") + finished.text("/PageSize")).isEqualTo("110");
    }

    @Test
    void refusals(Account account) {
        account.call("DescribeTasks", "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call("DescribeTasks", "RegionId", "cn-nowhere").assertThat().isError(400, "InvalidRegionId.NotFound");
        account.call("DescribeTasks", "TaskAction", "StopInstance").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeTasks", "PageSize", "101").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeTasks", "TaskIds", "t-1,".repeat(101))
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static List<String> ids(Account account, String... filter) {
        return ids(account.call("DescribeTasks", filter));
    }

    private static List<String> ids(Answer answer) {
        answer.assertThat().isOk();
        return answer.body()
                .at("/TaskSet/Task")
                .valueStream()
                .map(task -> task.get("TaskId").asString())
                .toList();
    }
}
