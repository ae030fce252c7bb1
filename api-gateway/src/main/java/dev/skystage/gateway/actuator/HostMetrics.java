package dev.skystage.gateway.actuator;

import dev.skystage.gateway.actuator.HostsEndpoint.Zone;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Metrics of the inventory by zone, read when Prometheus asks. Zones appear when their region is first used. Every
 * replica gives the same values.
 */
@Component
class HostMetrics {
    private static final double MIB = 1 << 20;

    private final Reading<List<Zone>> zones;

    HostMetrics(HostsEndpoint hosts, ObjectProvider<PrometheusRegistry> registry) {
        this.zones = new Reading<>(hosts::zones, List.of());
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
                .callback(gauge -> zones.get()
                        .forEach(zone -> gauge.call(value.applyAsDouble(zone), zone.regionId(), zone.zoneId())))
                .register(registry);
    }
}
