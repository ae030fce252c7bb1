package dev.skystage.gateway.tls;

import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.HttpProperties;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.persistence.database.Home;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the API port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TlsProperties.class, HttpProperties.class})
class TlsConfiguration {
    private static final Logger log = LoggerFactory.getLogger(TlsConfiguration.class);

    @Bean
    @ConditionalOnBooleanProperty(name = "skystage.tls.enabled", matchIfMissing = true)
    @ConditionalOnProperty("skystage.tls.bundle")
    TlsBundle tlsBundle(TlsProperties properties, SslBundles bundles) {
        return new TlsBundle(properties.bundle(), bundles);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "skystage.tls.enabled", matchIfMissing = true)
    @ConditionalOnMissingBean(TlsBundle.class)
    CertificateAuthority certificateAuthority(
            TlsProperties properties,
            Home home,
            RegionCatalog regions,
            RealClock clock,
            @Value("${skystage.ephemeral:false}") boolean ephemeral)
            throws IOException {
        var directory = ephemeral ? Files.createTempDirectory("skystage-ca") : home.resolve("ca");
        var regionIds = regions.all().stream().map(Region::id).toList();
        var authority = new CertificateAuthority(
                directory,
                names(properties.names(), regionIds),
                () -> clock.now().instant());
        if (ephemeral) {
            try (var files = Files.list(directory)) {
                directory.toFile().deleteOnExit(); // files are deleted in reverse order, so the directory comes last
                files.forEach(file -> file.toFile().deleteOnExit());
            }
        }
        return authority;
    }

    @Bean
    ApiPort apiPort(
            ObjectProvider<ServerTls> tls,
            ErrorTable errors,
            AnswerWriter answers,
            Ids ids,
            HttpProperties properties) {
        var maxHeaders = Math.toIntExact(properties.maxHeaders().toBytes());
        var refusals = new RefusalHandler(errors, answers, ids::requestId, maxHeaders);
        return new ApiPort(tls.getIfAvailable(), refusals, properties);
    }

    /**
     * Every name under which clients look for the API. A wildcard covers one label only, so there is one per region.
     */
    static Collection<String> names(List<String> extra, List<String> regionIds) {
        var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1", "aliyuncs.com", "*.aliyuncs.com"));
        regionIds.forEach(region -> names.add("*." + region + ".aliyuncs.com"));
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            log.debug("This host has no name: {}", e.getMessage());
        }
        names.addAll(extra);
        return names;
    }
}
