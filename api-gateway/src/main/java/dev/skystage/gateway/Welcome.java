package dev.skystage.gateway;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.tls.CertificateAuthority;
import dev.skystage.persistence.database.Home;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says how to use the cloud once it is up. */
@Component
class Welcome {
    private static final Logger log = LoggerFactory.getLogger(Welcome.class);
    private final Environment environment;
    private final Home home;
    private final ObjectProvider<CertificateAuthority> authority;

    Welcome(Environment environment, Home home, ObjectProvider<CertificateAuthority> authority) {
        this.environment = environment;
        this.home = home;
        this.authority = authority;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        log.info(text());
    }

    private String text() {
        var text = new StringJoiner("\n");
        var port = environment.getProperty("local.server.port", Integer.class, -1);
        text.add("Skystage is ready");
        if (port > 0) {
            text.add("  Endpoint    http://localhost:%d".formatted(port));
            authority.ifAvailable(signer -> text.add(
                    "              https://localhost:%d for clients that trust %s".formatted(port, signer.file())));
            text.add("  AccessKey   %s, secret %s, account %s"
                    .formatted(Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY, Accounts.DEFAULT_ACCOUNT));
            text.add(
                    ("  Example     aliyun ecs DescribeInstances --RegionId cn-hangzhou --endpoint localhost:%d --insecure"
                                    + " --access-key-id %s --access-key-secret %s --region cn-hangzhou")
                            .formatted(port, Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY));
        } else {
            text.add(
                    "  Endpoint    none: this replica has only the roles " + environment.getProperty("skystage.roles"));
        }
        var management = environment.getProperty("local.management.port", Integer.class, port);
        text.add("  Management  http://localhost:%d/actuator".formatted(management));
        text.add("  Data        " + (home.ephemeral() ? "forgotten at exit" : home.path()));
        return text.toString();
    }
}
