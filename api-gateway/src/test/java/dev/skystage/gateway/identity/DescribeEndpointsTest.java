package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeEndpointsTest {
    private static Answer ask(Account account, String regionId, String service, String type) {
        return account.callLocation("DescribeEndpoints", "Id", regionId, "ServiceCode", service, "Type", type);
    }

    @Test
    void givesTheAddressThatWasCalled(Account account) {
        var answer = ask(account, Account.REGION, "ecs", "openAPI");
        answer.assertThat().isOk();
        assertThat(answer.text("/Success")).isEqualTo("true");
        assertThat(answer.text("/Endpoints/Endpoint/0/Endpoint")).isEqualTo(account.endpoint());
        assertThat(answer.text("/Endpoints/Endpoint/0/SerivceCode")).isEqualTo("ecs");
        assertThat(answer.text("/Endpoints/Endpoint/0/ServiceCode")).isEqualTo("ecs");
        assertThat(answer.text("/Endpoints/Endpoint/0/Protocols/Protocols/0")).isEqualTo("HTTP");
    }

    @Test
    void aServiceThatDoesNotExistHereHasNoEndpoint(Account account) {
        assertThat(ask(account, Account.REGION, "slb", "openAPI").body().at("/Endpoints/Endpoint"))
                .isEmpty();
    }

    @Test
    void refuses(Account account) {
        ask(account, "cn-nowhere", "ecs", "openAPI").assertThat().isError(404, "InvalidRegionId");
        ask(account, Account.REGION, "nothing", "openAPI").assertThat().isError(400, "Illegal Parameter");
        ask(account, Account.REGION, "ecs", "anyAPI").assertThat().isError(400, "Illegal Parameter");
    }
}
