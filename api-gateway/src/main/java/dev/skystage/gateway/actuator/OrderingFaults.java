package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.trouble.Rules;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST actuator/faults}: the write operation of {@link FaultsEndpoint}. A filter, because operations of endpoints
 * take flat bodies of texts only and pass over fields that they do not know.
 */
final class OrderingFaults extends OncePerRequestFilter {
    private final FaultOrders orders;
    private final Rules rules;
    private final JsonMapper json;

    /** Imported into the management context, hence no {@code @Configuration} that the scan would find. */
    static class Registration {
        @Bean
        FilterRegistrationBean<OrderingFaults> orderingFaults(
                FaultOrders orders, Rules rules, JsonMapper json, WebEndpointProperties endpoints) {
            var registration = new FilterRegistrationBean<>(new OrderingFaults(orders, rules, json));
            registration.addUrlPatterns(endpoints.getBasePath() + "/faults");
            return registration;
        }
    }

    private OrderingFaults(FaultOrders orders, Rules rules, JsonMapper json) {
        this.orders = orders;
        this.rules = rules;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        response.setContentType("application/json;charset=utf-8");
        try {
            var stored = rules.add(orders.read(request.getInputStream().readAllBytes()));
            write(response, stored.stream().map(FaultsEndpoint.Fault::fresh).toList());
        } catch (FaultOrders.Refused refused) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            write(response, Map.of("error", String.valueOf(refused.getMessage())));
        }
    }

    private void write(HttpServletResponse response, Object answer) throws IOException {
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
