package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.scheduler.trouble.Subject;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules of trouble see of a call: what its parameters name. */
final class TroubleSubject {
    private static final Pattern BETWEEN_IDS = Pattern.compile("[^A-Za-z0-9-]+");

    private TroubleSubject() {}

    static Subject of(String action, Caller caller, RpcRequest request) {
        return Subject.ofCall(
                action,
                caller.accountId(),
                request.parameter("RegionId"),
                named(request, "ZoneId"),
                instances(request),
                named(request, "InstanceType"));
    }

    private static Set<String> named(RpcRequest request, String parameter) {
        return Stream.ofNullable(request.parameter(parameter)).collect(Collectors.toSet());
    }

    /** InstanceId, InstanceId.N, and the JSON list InstanceIds. */
    private static Set<String> instances(RpcRequest request) {
        return request.parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("InstanceId"))
                .flatMap(parameter -> Arrays.stream(BETWEEN_IDS.split(parameter.getValue(), -1)))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}
