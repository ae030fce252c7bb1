package dev.skystage.gateway.tls;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HTTPS on the API port.
 *
 * @param enabled whether the port answers TLS besides plain HTTP
 * @param bundle of {@code spring.ssl.bundle}: the certificate to show; empty: one that our own CA signs
 * @param names host names and addresses that the certificate names besides the usual ones, if our CA signs it
 */
@ConfigurationProperties("skystage.tls")
public record TlsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String bundle,
        @DefaultValue List<String> names) {}
