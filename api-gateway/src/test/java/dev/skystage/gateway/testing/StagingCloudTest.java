package dev.skystage.gateway.testing;

import dev.skystage.gateway.Skystage;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the running cloud: the whole application on random ports with a real PostgreSQL, shared by all test
 * classes. Nothing happens by itself: work is done at once when the test says so ({@link Time}). Parameters of test
 * methods may be {@link Account} (each a new one), {@link Time} and {@link Management}.
 */
@SpringBootTest(
        classes = Skystage.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "skystage.worker.pump=false",
            "skystage.worker.healthy-lag=3650d", // only tests run tasks
            "skystage.simulation.scale=0",
            "skystage.inventory.hosts-per-zone=160", // few enough to run out, enough for all tests
            "skystage.resource-groups=rg-1",
            "skystage.auth.mode=strict",
            "skystage.secret-key=test",
            "skystage.home=target/home-${skystage.fork:1}"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(StagingCloudExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StagingCloudTest {}
