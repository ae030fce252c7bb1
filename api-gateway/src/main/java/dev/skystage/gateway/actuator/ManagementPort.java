package dev.skystage.gateway.actuator;

import dev.skystage.gateway.cloud.CloudExport;
import dev.skystage.gateway.cloud.CloudReplacement;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.persistence.database.Home;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * The management port: with {@code skystage.management.token} on every address, else on the loopback address only. It
 * must not be a {@code @Configuration}: then the scan would find it for the application's context, but it belongs to
 * the management context, which imports it.
 */
class ManagementPort {
    private static final String TOKEN = "skystage.management.token";
    private static final String ADDRESS = "management.server.address";

    @Bean
    FilterRegistrationBean<ManagementGuard> managementGuard(Environment environment, WebEndpointProperties endpoints) {
        var filter = new ManagementGuard(environment.getProperty(TOKEN, ""), endpoints.getBasePath());
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*"); // first, whatever the base path is
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<FrontPage> frontPage(
            WebEndpointsSupplier supplier, WebEndpointProperties endpoints, JsonMapper json) {
        return new FilterRegistrationBean<>(new FrontPage(supplier, endpoints.getBasePath(), json));
    }

    @Bean
    FilterRegistrationBean<ManagementGate> managementGate(Gate gate, WebEndpointProperties endpoints) {
        return new FilterRegistrationBean<>(new ManagementGate(gate, endpoints.getBasePath()));
    }

    @Bean
    ServletRegistrationBean<SnapshotServlet> snapshotServlet(
            WebEndpointsSupplier supplier,
            WebEndpointProperties endpoints,
            EndpointAccessResolver rights,
            CloudExport export,
            CloudReplacement replacement,
            Home home,
            JsonMapper json) {
        var id = EndpointId.of(SnapshotEndpoint.ID);
        var servlet = new SnapshotServlet(export, replacement, home, json, rights.accessFor(id, Access.UNRESTRICTED));
        var registration = new ServletRegistrationBean<>(servlet);
        supplier.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointId().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        endpoint -> registration.addUrlMappings(endpoints.getBasePath() + "/" + endpoint.getRootPath()),
                        () -> registration.setEnabled(false));
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> managementErrors(JsonMapper json) {
        return factory -> factory.addServerCustomizers(new ManagementErrors(json)::serve);
    }

    @Bean
    WrongFields wrongFields() {
        return new WrongFields();
    }

    /** Runs after the one that sets management.server.address. */
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
