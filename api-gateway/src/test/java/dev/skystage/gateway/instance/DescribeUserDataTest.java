package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeUserDataRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeUserDataTest {
    @Test
    void givesBackWhatWasGiven(Account account) throws Exception {
        var made = account.call("CreateInstance", account.usual("UserData", "IyEvYmluL3No"));
        made.assertThat().isOk();
        var request = new DescribeUserDataRequest();
        request.setInstanceId(made.text("/InstanceId"));
        var answer = account.v1().getAcsResponse(request);
        assertThat(answer.getUserData()).isEqualTo("IyEvYmluL3No");
        assertThat(answer.getInstanceId()).isEqualTo(made.text("/InstanceId"));
    }

    @Test
    void takesTheOtherSpellingToo(Account account) {
        var answer = account.call("DescribeUserdata", "InstanceId", account.runningInstance());
        answer.assertThat().isOk();
        assertThat(answer.body().get("UserData").asString()).isEmpty();
        account.call("DescribeUserdata", "InstanceId", "i-none")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    /** User data often contain passwords. */
    @Test
    void areEncryptedAtRest(Account account, @Autowired JdbcClient jdbc) throws Exception {
        givesBackWhatWasGiven(account);
        assertThat(jdbc.sql("select user_data from instance where account_id = ? and user_data is not null")
                        .param(account.id())
                        .query(String.class)
                        .single())
                .startsWith("aes:")
                .doesNotContain("IyEvYmluL3No");
    }

    @Test
    void isEmptyWithoutUserData(Account account) {
        var answer = account.call("DescribeUserData", "InstanceId", account.runningInstance());
        answer.assertThat().isOk();
        assertThat(answer.body().get("UserData").asString()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThere(Account account, Account other) {
        account.call("DescribeUserData", "InstanceId", "i-none")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("DescribeUserData", "InstanceId", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("DescribeUserData", "InstanceId", "i-none", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeUserData")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("InstanceId");
    }
}
