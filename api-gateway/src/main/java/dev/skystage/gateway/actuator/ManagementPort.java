package dev.skystage.gateway.actuator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * The management port: on every address with {@code skystage.management.token}, else on the loopback address only.
 * Deliberately no {@code @Configuration}: it is imported into the management context, not found by the scan into the
 * application's.
 */
class ManagementPort {
    private static final String TOKEN = "skystage.management.token";
    private static final String ADDRESS = "management.server.address";

    @Bean
    FilterRegistrationBean<ManagementGuard> managementGuard(Environment environment, WebEndpointProperties endpoints) {
        var filter = new ManagementGuard(environment.getProperty(TOKEN, ""), endpoints.getBasePath());
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*"); // whatever the base path
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FrontPage> frontPage(
            WebEndpointsSupplier supplier, WebEndpointProperties endpoints, JsonMapper json) {
        return new FilterRegistrationBean<>(new FrontPage(supplier, endpoints.getBasePath(), json));
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> managementErrors(JsonMapper json) {
        return factory -> factory.addServerCustomizers(new ManagementErrors(json)::serve);
    }

    @Bean
    WrongFields wrongFields() {
        return new WrongFields();
    }

    /** After the one that sets management.server.address. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableWebServerFactory> managementAddress(Environment environment) {
        var hasToken = !environment.getProperty(TOKEN, "").isEmpty();
        var address = environment.getProperty(ADDRESS, "");
        return factory -> {
            if (!hasToken) {
                factory.setAddress(loopback(address));
            }
        };
    }

    private static InetAddress loopback(String configured) {
        try {
            var address = configured.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(configured);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            // refused as well
        }
        throw new IllegalStateException(ADDRESS + "=" + configured + " needs " + TOKEN
                + ": without one anybody who reaches the port could move the clock or make keys");
    }
}
