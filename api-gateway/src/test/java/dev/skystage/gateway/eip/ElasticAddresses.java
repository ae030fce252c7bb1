package dev.skystage.gateway.eip;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Elastic IP addresses of an account, by raw calls. */
final class ElasticAddresses {
    private ElasticAddresses() {}

    /** The id of a new address. */
    static String allocated(Account account, String... parameters) {
        var answer = account.callVpc("AllocateEipAddress", parameters);
        answer.assertThat().isOk();
        return answer.text("/AllocationId");
    }

    /** A new address that is bound to the instance. */
    static String bound(Account account, String instanceId, Time time) {
        var eip = allocated(account);
        call(account, "AssociateEipAddress", eip, "InstanceId", instanceId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        return eip;
    }

    /** A VPC action on an address. */
    static Answer call(Account account, String action, String eip, String... more) {
        return account.callVpc(action, with(eip, more));
    }

    /** An ECS action on an address. */
    static Answer callEcs(Account account, String action, String eip, String... more) {
        return account.call(action, with(eip, more));
    }

    private static String[] with(String eip, String... more) {
        var parameters = new ArrayList<>(List.of("AllocationId", eip));
        parameters.addAll(List.of(more));
        return parameters.toArray(String[]::new);
    }

    /** The address as DescribeEipAddresses shows it; missing when it does not exist. */
    static JsonNode shown(Account account, String eip) {
        return call(account, "DescribeEipAddresses", eip).body().at("/EipAddresses/EipAddress/0");
    }

    static String status(Account account, String eip) {
        return shown(account, eip).path("Status").asString("");
    }

    /** The instance as DescribeInstances shows it. */
    static JsonNode instance(Account account, String id) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                .body()
                .at("/Instances/Instance/0");
    }
}
