package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.instance.Reachability;
import dev.skystage.controlplane.resources.instance.Reachability.Answer;
import dev.skystage.controlplane.resources.instance.Reachability.Question;
import dev.skystage.controlplane.resources.securitygroup.IpProtocol;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import org.jspecify.annotations.Nullable;
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
        var name = protocol == null ? "tcp" : protocol;
        var known = IpProtocol.of(name)
                .filter(some -> some != IpProtocol.ALL)
                .orElseThrow(() -> Wrong.field("protocol", "no protocol " + name));
        Wrong.check(!known.hasPorts() || isPort(port), "port", "must be given, from 1 to " + HIGHEST_PORT);
        Wrong.check(sourcePort == null || isPort(sourcePort), "sourcePort", "must be from 1 to " + HIGHEST_PORT);
        checkEnd("from", from);
        checkEnd("to", to);
        Wrong.check(isInstance(from) || isInstance(to), "from", "one of both ends must be an instance");
        var question = new Question(from, to, known, port == null ? -1 : port, sourcePort == null ? -1 : sourcePort);
        return reachability.answer(question).orElse(null);
    }

    private static boolean isPort(@Nullable Integer port) {
        return port != null && port >= 1 && port <= HIGHEST_PORT;
    }

    private static boolean isInstance(String end) {
        return end.startsWith("i-");
    }

    private static void checkEnd(String field, String end) {
        var isAddress = IpBlock.parse(end)
                .filter(block -> block.prefix() == block.bits())
                .isPresent();
        Wrong.check(isInstance(end) || isAddress, field, end + " is neither an instance nor an address");
    }
}
