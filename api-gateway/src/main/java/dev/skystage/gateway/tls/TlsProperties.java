package dev.skystage.gateway.tls;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * HTTPS on the API port.
 *
 * @param enabled whether the port answers TLS besides plain HTTP
 * @param bundle the certificate to show, a bundle of {@code spring.ssl.bundle}; empty for one that our own CA signs
 * @param names host names and addresses that the certificate of our CA has besides the usual ones
 */
@ConfigurationProperties("skystage.tls")
public record TlsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String bundle,
        @DefaultValue List<String> names) {}
