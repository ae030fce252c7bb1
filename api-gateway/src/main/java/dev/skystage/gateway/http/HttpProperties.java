package dev.skystage.gateway.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the API port.
 *
 * @param maxBody longest request body, default 1 MiB; a longer one is refused with InvalidParameter.RequestTooLarge
 * @param maxHeaders longest request line plus headers, default 64 KiB, so that user data fit into the URL
 */
@ConfigurationProperties("skystage.http")
public record HttpProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("64KB") DataSize maxHeaders) {}
