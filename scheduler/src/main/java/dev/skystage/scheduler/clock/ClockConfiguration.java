package dev.skystage.scheduler.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Real time is the time of the machine. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    RealClock realClock() {
        return RealClock.SYSTEM;
    }
}
