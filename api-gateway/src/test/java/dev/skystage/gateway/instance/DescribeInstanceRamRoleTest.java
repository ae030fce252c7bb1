package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceRamRoleRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceRamRoleTest {
    @Test
    void anInstanceWithoutARoleIsListedWithNone(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var request = new DescribeInstanceRamRoleRequest();
        request.setInstanceIds("[\"" + instance + "\"]");

        var sets = account.v1().getAcsResponse(request).getInstanceRamRoleSets();

        assertThat(sets).singleElement().satisfies(set -> {
            assertThat(set.getInstanceId()).isEqualTo(instance);
            assertThat(set.getRamRoleName()).isEmpty();
        });
    }

    @Test
    void aRoleThatNoInstanceHasFindsNone(Account account, Time time) {
        account.role("OtherRole");
        account.runningInstance();
        var answer = account.call("DescribeInstanceRamRole", "RamRoleName", "OtherRole");
        answer.assertThat().isOk();
        assertThat(answer.text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void refusesUnknownInstancesAndLists(Account account) {
        call(account, "[\"i-missing\"]").assertThat().isError(404, "InvalidInstanceId.NotFound");
        call(account, "{}").assertThat().isError(400, "InvalidInstanceIds.Malformed");
        account.call("DescribeInstanceRamRole", "RamRoleName", "nobody")
                .assertThat()
                .isError(404, "InvalidRamRole.NotFound");
        account.call("DescribeInstanceRamRole").assertThat().isError(400, "MissingParameter");
    }

    private static dev.skystage.gateway.testing.Answer call(Account account, String ids) {
        return account.call("DescribeInstanceRamRole", "InstanceIds", ids);
    }
}
