package dev.skystage.gateway.identity;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every call is checked by the {@link dev.skystage.controlplane.resources.identity.Authorizer}, at the right point. */
@StagingCloudTest
class AuthorizerTest {
    @Autowired
    RefusingAuthorizer authorizer;

    @Test
    void onlyForbiddenCallsAreRefused(Account account, Account other) {
        authorizer.forbid(account.id(), "StopInstance");
        account.call("StopInstance", "InstanceId", "i-unknown").assertThat().isError(403, "Forbidden.RAM");
        account.call("StartInstance", "InstanceId", "i-unknown")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        other.call("StopInstance", "InstanceId", "i-unknown").assertThat().isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void readsAreAskedAboutToo(Account account) {
        authorizer.forbid(account.id(), "DescribeInstances");
        account.call("DescribeInstances").assertThat().isError(403, "Forbidden.RAM");
    }

    @Test
    void itIsAskedAfterBinding(Account account) {
        authorizer.forbid(account.id(), "StopInstance");
        account.call("StopInstance").assertThat().isError(400, "MissingParameter");
    }
}
