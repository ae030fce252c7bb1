package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.RpcRequestParser;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import tools.jackson.databind.json.JsonMapper;

/** Puts the API's servlet on every path of the API port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleProperties.class)
class ApiConfiguration {
    /** The server asks for its servlets early: the actions' EntityManager can only be found once its factory is there. */
    @Bean
    @DependsOn("entityManagerFactory")
    ServletRegistrationBean<ApiServlet> api(
            RpcRequestParser parser,
            Dispatcher dispatcher,
            ErrorTable errors,
            AnswerWriter answers,
            RequestLog requests,
            MeterRegistry metrics,
            JsonMapper json,
            Ids ids,
            CloudClock clock) {
        var servlet = new ApiServlet(parser, dispatcher, errors, answers, requests, metrics, json, ids, clock);
        var registration = new ServletRegistrationBean<>(servlet, "/*");
        registration.setName("api");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
