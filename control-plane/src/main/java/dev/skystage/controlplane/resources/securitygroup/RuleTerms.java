package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.KeepEmpty;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters that rules of both directions have in common. */
public record RuleTerms(
        @Nullable String ipProtocol,
        @Nullable String portRange,
        @Nullable String sourcePortRange,
        @Nullable String nicType,
        @Nullable String policy,
        @Nullable String priority,
        @KeepEmpty @Nullable String description,
        @Nullable String sourceCidrIp,
        @Nullable String ipv6SourceCidrIp,
        @Nullable String destCidrIp,
        @Nullable String ipv6DestCidrIp) {
    boolean isBlank() {
        return Stream.of(
                        ipProtocol,
                        portRange,
                        sourcePortRange,
                        nicType,
                        policy,
                        priority,
                        description == null || description.isEmpty() ? null : description,
                        sourceCidrIp,
                        ipv6SourceCidrIp,
                        destCidrIp,
                        ipv6DestCidrIp)
                .allMatch(Objects::isNull);
    }
}
