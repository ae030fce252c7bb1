package dev.skystage.gateway;

import dev.skystage.persistence.JpaResourceRepository;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The application. One image; {@code skystage.roles=api,worker} chooses what a replica does. */
@SpringBootApplication(
        scanBasePackages = "dev.skystage",
        nameGenerator = ClassNames.class,
        // The API port has one servlet and no filters. Spring MVC serves the management port, which brings its own
        // configuration.
        exclude = {
            WebMvcAutoConfiguration.class,
            WebMvcObservationAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class,
            HttpEncodingAutoConfiguration.class,
            MultipartAutoConfiguration.class,
            DataWebAutoConfiguration.class
        })
@EntityScan("dev.skystage.persistence")
@EnableJpaRepositories(basePackages = "dev.skystage.persistence", repositoryBaseClass = JpaResourceRepository.class)
public class Skystage {
    public static void main(String[] args) {
        var application = new SpringApplication(Skystage.class);
        application.addListeners(new StartChecks());
        application.run(args);
    }
}
