package dev.skystage.gateway.tls;

import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * A certificate of the operator's, as a bundle of {@code spring.ssl.bundle}: files of a company's CA or of a Kubernetes
 * Secret, which are only read. If the bundle has {@code reload-on-update}, changed files are used while the port stays
 * open.
 */
public record TlsBundle(String name, SslBundles bundles) implements ServerTls {
    private static final Logger log = LoggerFactory.getLogger(TlsBundle.class);

    @Override
    public SslContextFactory.Server context() {
        var context = new SslContextFactory.Server();
        context.setSslContext(bundles.getBundle(name).createSslContext());
        bundles.addBundleUpdateHandler(name, changed -> reload(context, changed));
        return context;
    }

    private void reload(SslContextFactory.Server context, SslBundle changed) {
        try {
            context.reload(reloaded -> reloaded.setSslContext(changed.createSslContext()));
            log.info("the certificate of {} has changed", name);
        } catch (Exception e) {
            log.error("the changed certificate of {} cannot be used, the one before stays", name, e);
        }
    }
}
