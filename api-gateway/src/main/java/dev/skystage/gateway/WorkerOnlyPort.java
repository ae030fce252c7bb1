package dev.skystage.gateway;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Without the role {@code api} a replica does not listen on the API port. The management port has a server factory of
 * its own, which customizers of the main context do not change.
 */
@Component
class WorkerOnlyPort implements WebServerFactoryCustomizer<ConfigurableWebServerFactory>, Ordered {
    private static final int NO_PORT = -1;
    private final Set<String> roles;

    WorkerOnlyPort(@Value("${skystage.roles:api,worker}") Set<String> roles) {
        this.roles = roles;
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        if (!roles.contains("api")) {
            factory.setPort(NO_PORT);
        }
    }

    /** After the customizer that sets server.port, which it overrides. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
