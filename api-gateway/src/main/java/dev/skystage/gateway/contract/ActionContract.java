package dev.skystage.gateway.contract;

import java.util.List;

/** What the contract file of an action says: the test oracle and the error table, never an interpreted program. */
public record ActionContract(
        String product,
        String action,
        String summary,
        List<String> rules,
        List<Parameter> request,
        List<ResponsePath> response,
        List<ErrorRow> errors) {
    /** A request parameter; list indexes are written N, e.g. {@code DataDisk.N.Size}. */
    public record Parameter(String name, String type, boolean required) {}

    /** A path of the answer; lists are marked [], e.g. {@code Instances.Instance[].InstanceId}. */
    public record ResponsePath(String path, String type) {}
}
