package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.throttle.ThrottleProperties;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountShareTest {
    private final AccountShare shares = new AccountShare(new ThrottleProperties(0, Map.of(), 2, 3, 8));
    private final AtomicInteger atWork = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    private int work() {
        var count = atWork.incrementAndGet();
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return count;
    }

    @Test
    void oneAccountFillsItsShareAndNoMore() throws Exception {
        try (var callers = Executors.newCachedThreadPool()) {
            var calls = new ArrayList<Future<Integer>>();
            for (var i = 0; i < 8; i++) {
                calls.add(callers.submit(() -> shares.taking("noisy", false, this::work)));
            }
            await().until(() -> atWork.get() == 3);
            await().untilAsserted(() -> assertThatThrownBy(() -> shares.taking("noisy", true, () -> 0))
                    .as("the ninth call")
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo("Throttling.User")));
            assertThat(atWork).hasValue(3);
            assertThat(shares.taking("quiet", false, () -> 7)).isEqualTo(7);
            done.countDown();
            for (var call : calls) {
                assertThat(call.get()).isPositive();
            }
        }
        assertThat(shares.taking("noisy", true, () -> 7)).isEqualTo(7);
    }

    @Test
    void readersDoNotWaitForWriters() throws Exception {
        try (var callers = Executors.newCachedThreadPool()) {
            for (var i = 0; i < 5; i++) {
                var unused = callers.submit(() -> shares.taking("noisy", false, this::work));
            }
            await().until(() -> atWork.get() == 3);
            assertThat(shares.taking("noisy", true, () -> 7)).isEqualTo(7);
            done.countDown();
        }
    }
}
