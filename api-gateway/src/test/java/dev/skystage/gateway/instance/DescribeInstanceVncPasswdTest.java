package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceVncPasswdRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceVncPasswdTest {
    @Test
    void tellsThePassword(Account account, Account other) throws Exception {
        var instance = account.runningInstance();
        var request = new DescribeInstanceVncPasswdRequest();
        request.setInstanceId(instance);
        assertThat(account.v1().getAcsResponse(request).getVncPasswd()).isEmpty();
        account.call("ModifyInstanceVncPasswd", "InstanceId", instance, "VncPassword", "Abc789");
        assertThat(account.v1().getAcsResponse(request).getVncPasswd()).isEqualTo("Abc789");
        other.call("DescribeInstanceVncPasswd", "InstanceId", instance)
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }
}
