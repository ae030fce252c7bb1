package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.GetInstanceConsoleOutputRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class GetInstanceConsoleOutputTest {
    private static final String ACTION = "GetInstanceConsoleOutput";

    @Test
    void tellsWhatThisInstanceHasWritten(Account account) throws Exception {
        var instance = account.runningInstance();
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "HostName", "web-1");
        var request = new GetInstanceConsoleOutputRequest();
        request.setInstanceId(instance);

        var answer = account.v1().getAcsResponse(request);

        assertThat(answer.getInstanceId()).isEqualTo(instance);
        assertThat(answer.getLastUpdateTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        var text = new String(Base64.getDecoder().decode(answer.getConsoleOutput()), StandardCharsets.UTF_8);
        assertThat(text).contains("Linux version", instance, "2 CPUs").endsWith("web-1 login:\r\n");
        account.call("StopInstance", "InstanceId", instance);
        var stopping = account.call(ACTION, "InstanceId", instance).text("/ConsoleOutput");
        assertThat(new String(Base64.getDecoder().decode(stopping), StandardCharsets.UTF_8))
                .contains("Powering off")
                .doesNotContain("login:");
    }

    @Test
    void refusesWhatHasNoConsole(Account account, Account other, @Autowired JdbcClient jdbc) {
        var instance = account.stoppedInstance();
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(405, "IncorrectInstanceStatus")
                .saying("Stopped");
        account.call(ACTION, "InstanceId", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidParameter")
                .saying("instanceId");
        account.call(ACTION, "InstanceId", "i-1", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        var facts = new InstanceFacts(jdbc);
        facts.set(instance, "status = 'RUNNING', os_type = 'windows'");
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(405, "NotSupported")
                .saying(instance);
        facts.set(instance, "os_type = 'linux', instance_type = 'ecs.s1.small'");
        account.call(ACTION, "InstanceId", instance)
                .assertThat()
                .isError(405, "NotSupported")
                .saying(instance);
    }
}
