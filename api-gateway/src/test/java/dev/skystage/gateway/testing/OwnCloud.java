package dev.skystage.gateway.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.gateway.Skystage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A cloud for one test alone, because all other tests would notice what it does: a database of its own on the server of
 * the tests, and one or more replicas in this JVM. As in all tests, nothing happens by itself.
 */
public final class OwnCloud implements AutoCloseable {
    private static final List<String> SETTINGS = List.of(
            "server.port=0",
            "management.server.port=0",
            "skystage.worker.pump=false",
            "skystage.worker.healthy-lag=3650d",
            "skystage.simulation.scale=0",
            "skystage.inventory.hosts-per-zone=40",
            "spring.datasource.hikari.maximum-pool-size=4");

    private final DriverManagerDataSource server;
    private final String name;
    private final DriverManagerDataSource database;
    private final List<ConfigurableApplicationContext> replicas = new ArrayList<>();

    private OwnCloud(DriverManagerDataSource server, String name, DriverManagerDataSource database) {
        this.server = server;
        this.name = name;
        this.database = database;
    }

    /**
     * A database for a cloud on the server of another cloud. It belongs to a user of the same name, which has no other
     * rights.
     *
     * @param name lower-case letters
     */
    public static OwnCloud beside(ApplicationContext cloud, String name) {
        try (var pool =
                cloud.getBean(DataSource.class).unwrap(HikariDataSource.class).getConnection()) {
            var pooled = cloud.getBean(DataSource.class).unwrap(HikariDataSource.class);
            var url = pooled.getJdbcUrl();
            var server = source(url, pooled.getUsername(), pooled.getPassword());
            var unique = name + "_" + ProcessHandle.current().pid();
            try (var statement = pool.createStatement()) {
                statement.execute("create role " + unique + " login password '" + unique + "'");
                statement.execute("grant " + unique + " to current_user");
                statement.execute("create database " + unique + " owner " + unique);
            }
            var own = source(url.replaceFirst("(?<=://[^/]{1,200}/)[^?]*", unique), unique, unique);
            return new OwnCloud(server, unique, own);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DriverManagerDataSource source(String url, String user, String password) {
        var source = new DriverManagerDataSource(url);
        source.setUsername(user);
        source.setPassword(password);
        return source;
    }

    /** Starts one more replica, with these settings in addition to the usual ones. */
    public ConfigurableApplicationContext start(String... settings) {
        var arguments = new ArrayList<String>();
        SETTINGS.forEach(setting -> arguments.add("--" + setting));
        arguments.add("--spring.datasource.url=" + database.getUrl());
        arguments.add("--spring.datasource.username=" + database.getUsername());
        arguments.add("--spring.datasource.password=" + database.getPassword());
        arguments.add("--skystage.home=target/" + name + "-" + replicas.size());
        arguments.add("--spring.quartz.scheduler-name=" + name + replicas.size()); // a JVM takes only one of each name
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        var replica = SpringApplication.run(Skystage.class, arguments.toArray(String[]::new));
        replicas.add(replica);
        return replica;
    }

    /** The management port of a replica. */
    public static Management management(ApplicationContext replica) {
        return new Management(
                replica.getBean(Environment.class).getRequiredProperty("local.management.port", Integer.class));
    }

    /** Its database, for changes that no caller can make. */
    public JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    @Override
    public void close() {
        replicas.reversed().forEach(ConfigurableApplicationContext::close);
        var jdbc = JdbcClient.create(server);
        jdbc.sql("drop database " + name + " with (force)").update();
        jdbc.sql("drop role " + name).update();
    }
}
