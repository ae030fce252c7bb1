package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.instance.Reachability;
import dev.skystage.controlplane.resources.instance.Reachability.Answer;
import dev.skystage.controlplane.resources.instance.Reachability.Question;
import dev.skystage.controlplane.resources.securitygroup.IpProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * Whether traffic would pass from an instance or an address to another, and which rule, or which missing rule, decides
 * that.
 */
@Component
@Endpoint(id = "reachability")
class ReachabilityEndpoint {
    private static final int HIGHEST_PORT = 65_535;

    private final Reachability reachability;

    ReachabilityEndpoint(Reachability reachability) {
        this.reachability = reachability;
    }

    /**
     * The answer, or nothing if one of the instances does not exist.
     *
     * @param from the id of an instance, or an address; one of the two ends must be an instance
     * @param protocol tcp unless given
     * @param port needed for tcp and udp
     * @param sourcePort rules about source ports match only if it is given
     */
    @ReadOperation
    @Nullable
    Answer answer(
            String from, String to, @Nullable String protocol, @Nullable Integer port, @Nullable Integer sourcePort) {
        var known = IpProtocol.of(protocol == null ? "tcp" : protocol)
                .filter(some -> some != IpProtocol.ALL)
                .orElseThrow(() -> wrong("protocol"));
        if (known.hasPorts() && (port == null || port < 1 || port > HIGHEST_PORT)) {
            throw wrong("port");
        }
        if (!from.startsWith("i-") && !to.startsWith("i-")) {
            throw wrong("from");
        }
        var question = new Question(from, to, known, port == null ? -1 : port, sourcePort == null ? -1 : sourcePort);
        return reachability.answer(question).orElse(null);
    }

    private static InvalidEndpointRequestException wrong(String parameter) {
        return new InvalidEndpointRequestException(parameter, "no answer for this " + parameter);
    }
}
