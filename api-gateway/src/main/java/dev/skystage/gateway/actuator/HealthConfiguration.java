package dev.skystage.gateway.actuator;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Our parts of the health endpoint. A bean's name is the name of the part. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    @Bean
    ApiPortHealthIndicator apiPortHealthIndicator() {
        return new ApiPortHealthIndicator();
    }

    @Bean
    TaskQueueHealthIndicator taskQueueHealthIndicator(
            TasksEndpoint tasks, @Value("${skystage.worker.healthy-lag:60s}") Duration healthyLag) {
        return new TaskQueueHealthIndicator(tasks, healthyLag);
    }
}
