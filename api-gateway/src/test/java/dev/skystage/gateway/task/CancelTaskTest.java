package dev.skystage.gateway.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CancelTaskRequest;
import dev.skystage.gateway.testing.Account;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelTaskTest extends PretendedTasks {
    @Test
    void itsTaskIsDueAtOnceAndMayNotFinish(Account account) throws Exception {
        var id = begin(account, IMPORT, "m-1");
        account.v3()
                .cancelTask(new CancelTaskRequest().setRegionId(Account.REGION).setTaskId(id));

        assertThat(jdbc.sql(
                                "select count(*) from task where resource_id = ? and run_at <= created_at + interval '90 s'")
                        .param("m-1" + account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(operations.finish(IMPORT, List.of("m-1" + account.id()))).containsExactly("m-1" + account.id());
        assertThat(account.call("DescribeTasks").text("/TaskSet/Task/0/TaskStatus"))
                .isEqualTo("Deleted");
    }

    @Test
    void refusals(Account account, Account stranger) {
        var id = begin(account, IMPORT, "m-1");
        var action = "CancelTask";
        stranger.call(action, "TaskId", id).assertThat().isError(400, "InvalidTaskId.NotFound");
        account.call(action, "TaskId", id, "RegionId", "cn-beijing")
                .assertThat()
                .isError(400, "InvalidTaskId.NotFound");
        account.call(action, "TaskId", begin(account, REDEPLOY, "i-1"))
                .assertThat()
                .isError(403, "InvalidTaskId.TaskActionNotSupport");
        account.call(action, "TaskId", id).assertThat().isOk();
        account.call(action, "TaskId", id).assertThat().isError(403, "InvalidTaskId.IncorrectTaskStatus");
        account.call(action, "TaskId", id, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "InvalidRegionId.NotFound");
        account.call(action, "TaskId", id, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call(action).assertThat().isError(400, "MissingParameter").saying("TaskId");
    }
}
