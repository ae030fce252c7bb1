package dev.skystage.gateway.actuator;

import dev.skystage.gateway.throttle.ThrottleLimits;
import dev.skystage.scheduler.trouble.Happenings;
import dev.skystage.scheduler.trouble.Scenarios;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiFunction;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST actuator/faults}, {@code actuator/scenarios} and {@code actuator/throttle}: the write operations of
 * {@link FaultsEndpoint}, {@link ScenariosEndpoint} and {@link ThrottleEndpoint}. It is a filter, because operations of
 * endpoints take only flat bodies of texts, and ignore unknown fields.
 */
final class OrderingFaults extends OncePerRequestFilter {
    private final BiFunction<HttpServletRequest, byte[], Object> ordering;
    private final JsonMapper json;

    /**
     * The management context imports it. Not a {@code @Configuration}, which the scan would find for the application's
     * context.
     */
    static class Registration {
        @Bean
        FilterRegistrationBean<OrderingFaults> orderingFaults(
                FaultOrders orders, Happenings happenings, JsonMapper json, WebEndpointProperties endpoints) {
            return registration(
                    endpoints,
                    "faults",
                    json,
                    (request, body) -> happenings.order(orders.read(body)).stream()
                            .map(FaultsEndpoint.Fault::fresh)
                            .toList());
        }

        @Bean
        FilterRegistrationBean<OrderingFaults> postingScenarios(
                ScenarioOrders orders,
                Scenarios scenarios,
                ScenariosEndpoint posted,
                JsonMapper json,
                WebEndpointProperties endpoints) {
            return registration(endpoints, "scenarios", json, (request, body) -> {
                var order = orders.read(body, request.getParameter("account"));
                return posted.one(scenarios.post(order.name(), order.steps()));
            });
        }

        @Bean
        FilterRegistrationBean<OrderingFaults> throttling(
                ThrottleOrders orders, ThrottleLimits limits, JsonMapper json, WebEndpointProperties endpoints) {
            return registration(
                    endpoints,
                    "throttle",
                    json,
                    (request, body) -> ThrottleEndpoint.Limit.of(limits.set(orders.read(body))));
        }

        private static FilterRegistrationBean<OrderingFaults> registration(
                WebEndpointProperties endpoints,
                String id,
                JsonMapper json,
                BiFunction<HttpServletRequest, byte[], Object> ordering) {
            var registration = new FilterRegistrationBean<>(new OrderingFaults(ordering, json));
            registration.setName("ordering " + id);
            registration.addUrlPatterns(endpoints.getBasePath() + "/" + id);
            return registration;
        }
    }

    private OrderingFaults(BiFunction<HttpServletRequest, byte[], Object> ordering, JsonMapper json) {
        this.ordering = ordering;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            write(response, ordering.apply(request, request.getInputStream().readAllBytes()));
        } catch (Strict.Refused refused) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, refused.getMessage());
        }
    }

    private void write(HttpServletResponse response, Object answer) throws IOException {
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
