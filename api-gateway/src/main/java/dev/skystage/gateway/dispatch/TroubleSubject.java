package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.scheduler.trouble.Subject;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules of trouble see of a call: the resources that its parameters name. */
final class TroubleSubject {
    /** InstanceId, InstanceId.N, and the JSON list InstanceIds. */
    private static final Pattern INSTANCES = Pattern.compile("^InstanceId");

    /** Ids of all kinds, also inside other parameters: DataDisk.1.SnapshotId. */
    private static final Pattern RESOURCES = Pattern.compile("Ids?(\\.\\d+)?$");

    private static final Pattern BETWEEN_IDS = Pattern.compile("[^A-Za-z0-9-]+");

    private TroubleSubject() {}

    static Subject of(String action, Caller caller, RpcRequest request) {
        return Subject.ofCall(
                action,
                caller.accountId(),
                request.parameter("RegionId"),
                named(request, "ZoneId"),
                ids(request, INSTANCES),
                named(request, "InstanceType"),
                ids(request, RESOURCES));
    }

    private static Set<String> named(RpcRequest request, String parameter) {
        return Stream.ofNullable(request.parameter(parameter)).collect(Collectors.toSet());
    }

    private static Set<String> ids(RpcRequest request, Pattern names) {
        return request.parameters().entrySet().stream()
                .filter(parameter -> names.matcher(parameter.getKey()).find())
                .flatMap(parameter -> Arrays.stream(BETWEEN_IDS.split(parameter.getValue(), -1)))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }
}
