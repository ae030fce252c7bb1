package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.throttle.ThrottleProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the API's servlet on every path of the API port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ThrottleProperties.class)
class ApiConfiguration {
    @Bean
    ServletRegistrationBean<ApiServlet> api(ObjectProvider<FrontDoor> door) {
        var registration = new ServletRegistrationBean<>(new ApiServlet(door), "/*");
        registration.setName("api");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
