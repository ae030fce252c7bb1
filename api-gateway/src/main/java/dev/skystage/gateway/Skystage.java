package dev.skystage.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The staging cloud. One image; {@code skystage.roles=api,worker} chooses what a replica does. */
@SpringBootApplication(scanBasePackages = "dev.skystage", nameGenerator = ClassNames.class)
@EntityScan("dev.skystage.persistence")
@EnableJpaRepositories("dev.skystage.persistence")
public class Skystage {
    public static void main(String[] args) {
        SpringApplication.run(Skystage.class, args);
    }
}
