package dev.skystage.gateway.actuator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Guards writes as soon as {@code skystage.management.token} is set. Deliberately no {@code @Configuration}: it is
 * imported into the management context, not found by the scan into the application's.
 */
class ManagementWrites {
    @Bean
    @ConditionalOnProperty("skystage.management.token")
    FilterRegistrationBean<WriteToken> writeToken(Environment environment) {
        var filter = new WriteToken(environment.getRequiredProperty("skystage.management.token"));
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/actuator/*");
        return registration;
    }
}
