package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceVncUrlRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceVncUrlTest {
    private static final String ACTION = "DescribeInstanceVncUrl";

    @Test
    void isAnotherOneEachTime(Account account) throws Exception {
        var request = new DescribeInstanceVncUrlRequest();
        request.setInstanceId(account.runningInstance());
        var url = account.v1().getAcsResponse(request).getVncUrl();
        assertThat(url).startsWith("wss%3A%2F%2Fcn-hangzhou-vncproxy");
        assertThat(account.call(ACTION, "InstanceId", request.getInstanceId()).text("/VncUrl"))
                .startsWith("wss")
                .isNotEqualTo(url);
    }

    @Test
    void refusesWhatDoesNotRun(Account account, Account other, @Autowired JdbcClient jdbc) {
        var instance = account.stoppedInstance();
        account.call(ACTION, "InstanceId", instance).assertThat().isError(403, "IncorrectInstanceStatus");
        account.call(ACTION, "InstanceId", account.runInstances(1).getFirst())
                .assertThat()
                .isError(403, "InstanceNotReady");
        account.call(ACTION, "InstanceId", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION, "InstanceId", instance, "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }
}
