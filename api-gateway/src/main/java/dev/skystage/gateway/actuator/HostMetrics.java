package dev.skystage.gateway.actuator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.skystage.gateway.actuator.HostsEndpoint.Zone;
import dev.skystage.persistence.database.Pool;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The inventory by zone, read when Prometheus asks: zones come with the first use of their region. Every replica reads the
 * same hosts.
 */
@Component
class HostMetrics {
    private static final Logger log = LoggerFactory.getLogger(HostMetrics.class);
    /** The metrics of one scrape are of one reading. */
    private static final Duration SCRAPE = Duration.ofSeconds(1);

    private static final double MIB = 1 << 20;

    private final HostsEndpoint hosts;
    private final LoadingCache<String, List<Zone>> zones =
            Caffeine.newBuilder().expireAfterWrite(SCRAPE).build(any -> read());

    HostMetrics(HostsEndpoint hosts, ObjectProvider<PrometheusRegistry> registry) {
        this.hosts = hosts;
        registry.ifAvailable(prometheus -> {
            gauge(prometheus, "active", "Hosts that take instances", Zone::active);
            gauge(prometheus, "vcpus", "vCPUs of all hosts", Zone::vcpus);
            gauge(prometheus, "vcpus_used", "vCPUs that instances hold", Zone::usedVcpus);
            gauge(prometheus, "memory_bytes", "Memory of all hosts", zone -> zone.memoryMib() * MIB);
            gauge(prometheus, "memory_used_bytes", "Memory that instances hold", zone -> zone.usedMemoryMib() * MIB);
        });
    }

    private void gauge(PrometheusRegistry registry, String name, String help, ToDoubleFunction<Zone> value) {
        GaugeWithCallback.builder()
                .name("skystage_hosts_" + name)
                .help(help)
                .labelNames("region", "zone")
                .callback(gauge -> zones.get("")
                        .forEach(zone -> gauge.call(value.applyAsDouble(zone), zone.regionId(), zone.zoneId())))
                .register(registry);
    }

    /** Without a database the other metrics are wanted the more. */
    private List<Zone> read() {
        try {
            return Pool.READS.during(hosts::zones);
        } catch (DataAccessException e) {
            log.debug("no metrics of hosts: {}", e.getMessage());
            return List.of();
        }
    }
}
