package dev.skystage.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeLimitationRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribeLimitationTest {
    private static final String ACTION = "DescribeLimitation";

    @Autowired
    Quotas quotas;

    @Test
    @SuppressWarnings("deprecation") // the official SDK marks the whole action as deprecated
    void tellsOneLimit(Account account) throws Exception {
        var told = account.v3()
                .describeLimitation(new DescribeLimitationRequest().setLimitation("max-security-groups"))
                .getBody();
        assertThat(told.getLimitation()).isEqualTo("max-security-groups");
        assertThat(told.getValue()).isEqualTo("100");
        quotas.setMaximum(account.id(), Account.REGION, Quota.DEDICATED_HOSTS, 7);
        assertThat(account.call(ACTION, "Limitation", "max-dedicated-hosts").text("/Value"))
                .isEqualTo("7");
    }

    @Test
    void refusals(Account account) {
        account.call(ACTION, "Limitation", "max-luck").assertThat().isError(404, "InvalidLimitation.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        account.call(ACTION, "Limitation", "max-dedicated-hosts", "RegionId", "moon")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }
}
