package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DetachInstanceRamRoleRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DetachInstanceRamRoleTest {
    private static final String ROLE = "RamRoleTest";

    @Test
    void takesTheRole(Account account) throws Exception {
        account.role(ROLE);
        account.role("OtherRole");
        var instance = withRole(account);
        var request = new DetachInstanceRamRoleRequest();
        request.setInstanceIds("[\"" + instance + "\"]");
        request.setRamRoleName(ROLE);

        var answer = account.v1().getAcsResponse(request);

        assertThat(answer.getTotalCount()).isEqualTo(1);
        assertThat(answer.getFailCount()).isZero();
        assertThat(answer.getDetachInstanceRamRoleResults())
                .singleElement()
                .satisfies(result -> assertThat(result.getCode()).isEqualTo("200"));
        assertThat(roles(account)).isZero();
    }

    @Test
    void anotherRoleStays(Account account) {
        account.role(ROLE);
        account.role("OtherRole");
        var instance = withRole(account);
        var answer = detach(account, instance, "RamRoleName", "OtherRole");
        answer.assertThat().isOk();
        assertThat(answer.text("/DetachInstanceRamRoleResults/DetachInstanceRamRoleResult/0/Code"))
                .isEqualTo("InvalidRamRole.NotFound");
        assertThat(roles(account)).isEqualTo(1);
        detach(account, instance).assertThat().isOk();
        assertThat(roles(account)).isZero();
        detach(account, instance).assertThat().isOk();
    }

    @Test
    void takesARoleThatIsNoMore(Account account) {
        for (var name : new String[] {"", ROLE}) {
            account.role(ROLE);
            var instance = withRole(account);
            account.callRam("DeleteRole", "RoleName", ROLE).assertThat().isOk();
            var answer = detach(account, instance, "RamRoleName", name);
            answer.assertThat().isOk();
            assertThat(answer.text("/FailCount")).isEqualTo("0");
            assertThat(account.call("DescribeInstanceRamRole", "InstanceIds", "[\"" + instance + "\"]")
                            .text("/InstanceRamRoleSets/InstanceRamRoleSet/0/RamRoleName"))
                    .isEmpty();
        }
    }

    @Test
    void refusesUnknownInstancesAndRoles(Account account, Account other, @Autowired JdbcClient jdbc) {
        account.role(ROLE);
        account.role("OtherRole");
        var instance = withRole(account);
        detach(account, instance, "RamRoleName", "nobody").assertThat().isError(404, "InvalidRamRole.NotFound");
        detach(account, other.runningInstance()).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("DetachInstanceRamRole").assertThat().isError(400, "MissingParameter.InstanceIds");
        account.call("DetachInstanceRamRole", "InstanceIds", "{}")
                .assertThat()
                .isError(400, "InvalidInstanceIds.Malformed");
        detach(account, instance, "RegionId", "").assertThat().isError(400, "MissingParameter.RegionId");
        new InstanceFacts(jdbc).set(instance, "network_type = 'classic'");
        detach(account, instance).assertThat().isError(403, "InvalidNetworkType.MismatchRamRole");
    }

    private static String withRole(Account account) {
        var instance = account.runningInstance();
        account.call("AttachInstanceRamRole", "RamRoleName", ROLE, "InstanceIds", "[\"" + instance + "\"]")
                .assertThat()
                .isOk();
        return instance;
    }

    private static int roles(Account account) {
        return account.call("DescribeInstanceRamRole", "RamRoleName", ROLE)
                .body()
                .path("TotalCount")
                .asInt();
    }

    private static Answer detach(Account account, String instance, String... more) {
        var parameters = new java.util.ArrayList<>(java.util.List.of("InstanceIds", "[\"" + instance + "\"]"));
        parameters.addAll(java.util.List.of(more));
        return account.call("DetachInstanceRamRole", parameters.toArray(String[]::new));
    }
}
