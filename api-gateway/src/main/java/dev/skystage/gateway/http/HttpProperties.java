package dev.skystage.gateway.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the API port, so that strangers cannot use up memory or threads.
 *
 * @param maxBody longest request body, default 1 MiB; a longer one is refused with InvalidParameter.RequestTooLarge
 * @param maxHeaders longest request line plus headers, default 64 KiB, so that user data fit into the URL
 * @param arrival how long a request may take to arrive: its headers, and again its body
 * @param bodies how much memory all bodies together may take; a body that does not fit is refused with
 * ServiceUnavailable
 * @param connections how many connections may be open; when they are, idle ones are closed soon
 */
@ConfigurationProperties("skystage.http")
public record HttpProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("64KB") DataSize maxHeaders,
        @DefaultValue("20s") Duration arrival,
        @DefaultValue("24MB") DataSize bodies,
        @DefaultValue("2000") int connections) {}
