package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceStatusRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceStatusTest {
    @Test
    void listsIdAndStatus(Account account, Time time) throws ClientException {
        var ids = account.runInstances(3);
        time.runDueTasks();

        var page = account.v1().getAcsResponse(new DescribeInstanceStatusRequest());

        assertThat(page.getInstanceStatuses())
                .extracting(status -> status.getInstanceId() + " " + status.getStatus())
                .containsExactly(ids.get(2) + " Running", ids.get(1) + " Running", ids.get(0) + " Running");
        assertThat(page.getTotalCount()).isEqualTo(3);
    }

    @Test
    void narrowsByIdsZoneAndCluster(Account account) throws Exception {
        var ids = account.runInstances(2);
        var page = account.v3()
                .describeInstanceStatus(new com.aliyun.ecs20140526.models.DescribeInstanceStatusRequest()
                        .setRegionId(Account.REGION)
                        .setZoneId(Account.ZONE)
                        .setInstanceId(List.of(ids.getFirst(), "i-none")))
                .getBody();

        assertThat(page.getInstanceStatuses().getInstanceStatus())
                .singleElement()
                .satisfies(status -> assertThat(status.getStatus()).isEqualTo("Pending"));
        assertThat(account.call("DescribeInstanceStatus", "ClusterId", "none").text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.call("DescribeInstanceStatus", "ZoneId", "cn-hangzhou-b")
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void pages(Account account) {
        var ids = account.runInstances(3);

        var page = account.call("DescribeInstanceStatus", "PageSize", "2", "PageNumber", "2");

        assertThat(page.text("/InstanceStatuses/InstanceStatus/0/InstanceId")).isEqualTo(ids.getFirst());
        assertThat(page.body().at("/TotalCount").asInt()).isEqualTo(3);
    }

    @Test
    void refusesUnknownValues(Account account) {
        account.call("DescribeInstanceStatus", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeInstanceStatus", "RegionId", "").assertThat().isError(400, "MissingParameter");
        account.call("DescribeInstanceStatus", "ZoneId", "cn-beijing-a")
                .assertThat()
                .isError(404, "InvalidZoneId.NotFound");
        account.call("DescribeInstanceStatus", "PageSize", "51").assertThat().isError(400, "InvalidParameter");
        var ids = new ArrayList<String>();
        for (var n = 1; n <= 101; n++) {
            ids.addAll(List.of("InstanceId." + n, "i-" + n));
        }
        account.call("DescribeInstanceStatus", ids.toArray(String[]::new))
                .assertThat()
                .isError(400, "InvalidParameter");
    }
}
