package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.throttle.ThrottleProperties;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.clock.Ids;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Puts the API's servlet on every path of the API port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleProperties.class)
class ApiConfiguration {
    /**
     * The server asks for its servlets early, when the EntityManager that actions need can only be found if its factory
     * exists.
     */
    @Bean
    @DependsOn("entityManagerFactory")
    ServletRegistrationBean<ApiServlet> api(
            RpcRequestParser parser, Dispatcher dispatcher, Replies replies, CallRecords records, Ids ids, Gate gate) {
        var servlet = new ApiServlet(parser, dispatcher, replies, records, ids, gate);
        var registration = new ServletRegistrationBean<>(servlet, "/*");
        registration.setName("api");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
