package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Balances.Limited;
import dev.skystage.scheduler.clock.CloudClock;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Metrics of accounts with limited money, read when Prometheus asks. Every replica gives the same values. */
@Component
class AccountMetrics {
    private final Reading<Optional<Limited>> limited;

    AccountMetrics(Balances balances, CloudClock clock, ObjectProvider<PrometheusRegistry> registry) {
        this.limited = new Reading<>(() -> Optional.of(balances.limited()), Optional.empty());
        registry.ifAvailable(prometheus -> {
            gauge(prometheus, "limited", "Accounts whose money is limited", all -> Optional.of(all.accounts()));
            gauge(
                    prometheus,
                    "overdue",
                    "Those that have run dry and not paid since",
                    all -> Optional.of(all.overdue()));
            gauge(
                    prometheus,
                    "next_dry_seconds",
                    "How long it is, in cloud time, until the next account runs dry; absent if none will",
                    all -> all.nextDry()
                            .map(dry -> Duration.between(clock.now(), dry).toSeconds()));
        });
    }

    private void gauge(PrometheusRegistry registry, String name, String help, Function<Limited, Optional<Long>> value) {
        GaugeWithCallback.builder()
                .name("skystage_accounts_" + name)
                .help(help)
                .callback(gauge -> limited.get().flatMap(value).ifPresent(gauge::call))
                .register(registry);
    }
}
