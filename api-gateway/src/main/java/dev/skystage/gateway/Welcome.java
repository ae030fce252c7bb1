package dev.skystage.gateway;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.DefaultKeyProperties;
import dev.skystage.gateway.tls.CertificateAuthority;
import dev.skystage.gateway.tls.TlsBundle;
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
    private final DefaultKeyProperties defaultKey;
    private final ObjectProvider<CertificateAuthority> authority;
    private final ObjectProvider<TlsBundle> bundle;

    Welcome(
            Environment environment,
            Home home,
            DefaultKeyProperties defaultKey,
            ObjectProvider<CertificateAuthority> authority,
            ObjectProvider<TlsBundle> bundle) {
        this.environment = environment;
        this.home = home;
        this.defaultKey = defaultKey;
        this.authority = authority;
        this.bundle = bundle;
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
            bundle.ifAvailable(given -> text.add(
                    "              https://localhost:%d with the certificate of %s".formatted(port, given.name())));
            text.add("  AccessKey   " + accessKey());
            if (isWellKnown()) {
                text.add(
                        ("  Example     aliyun ecs DescribeInstances --RegionId cn-hangzhou --endpoint localhost:%d --insecure"
                                        + " --access-key-id %s --access-key-secret %s --region cn-hangzhou")
                                .formatted(port, Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY));
            }
        } else {
            text.add(
                    "  Endpoint    none: this replica has only the roles " + environment.getProperty("skystage.roles"));
        }
        var management = environment.getProperty("local.management.port", Integer.class, port);
        text.add("  Management  http://localhost:%d".formatted(management));
        text.add("  Data        " + (home.data().isEmpty() ? "forgotten at exit" : home.data()));
        return text.toString();
    }

    /** Only the well-known secret is written to the log. */
    private String accessKey() {
        var key = defaultKey.key();
        if (key == null) {
            return "none yet: POST accounts on the management port makes one";
        }
        var secret = isWellKnown() ? ", secret " + key.secret() : "";
        return "%s%s, account %s".formatted(key.id(), secret, Accounts.DEFAULT_ACCOUNT);
    }

    private boolean isWellKnown() {
        return new Accounts.KeyPair(Accounts.DEFAULT_KEY, Accounts.DEFAULT_KEY).equals(defaultKey.key());
    }
}
