package dev.skystage.gateway.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class QuotasTest {
    private static final String REGION = Account.REGION;

    @Autowired
    Quotas quotas;

    @Test
    void isNeverExceededInRaces(Account account) throws Exception {
        try (var callers = Executors.newFixedThreadPool(8)) {
            var taken = callers
                    .invokeAll(IntStream.range(0, 50)
                            .mapToObj(i -> (Callable<Boolean>) () -> quotas.take(account.id(), REGION, Quota.VPCS, 1))
                            .toList())
                    .stream()
                    .filter(QuotasTest::succeeded)
                    .count();
            assertThat(taken).isEqualTo(Quota.VPCS.defaultMaximum());
        }
        assertThat(used(account)).isEqualTo(Quota.VPCS.defaultMaximum());
    }

    @Test
    void takesAllOrNothing(Account account) {
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 11)).isFalse();
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 8)).isTrue();
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 3)).isFalse();
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 2)).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain(Account account) {
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 10)).isTrue();
        quotas.give(account.id(), REGION, Quota.VPCS, 4);
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 5)).isFalse();
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 4)).isTrue();
    }

    @Test
    void theMaximumOfAnAccountReplacesTheDefault(Account account, Account other) {
        quotas.setMaximum(account.id(), REGION, Quota.VPCS, 12);
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 12)).isTrue();
        assertThat(quotas.take(other.id(), REGION, Quota.VPCS, 12)).isFalse();
        quotas.setMaximum(account.id(), REGION, Quota.VPCS, 0);
        assertThat(quotas.take(account.id(), REGION, Quota.VPCS, 1)).isFalse();
        assertThat(used(account)).isEqualTo(12);
    }

    private int used(Account account) {
        return quotas.of(account.id(), REGION).stream()
                .filter(usage -> usage.quota() == Quota.VPCS)
                .findFirst()
                .orElseThrow()
                .used();
    }

    private static boolean succeeded(Future<Boolean> take) {
        return Boolean.TRUE.equals(take.resultNow());
    }
}
