package dev.skystage.gateway.snapshotpolicy;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;

/** Policies that tests start from, made through the public API. */
final class Policies {
    private Policies() {}

    /**
     * A policy for every day at midnight in the vendor's time zone, whose snapshots are kept for three days, unless
     * further parameters say otherwise.
     */
    static String create(Account account, String... more) {
        var answer = call(account, more);
        answer.assertThat().isOk();
        return answer.text("/AutoSnapshotPolicyId");
    }

    static Answer call(Account account, String... more) {
        var parameters = new ArrayList<>(List.of(
                "regionId",
                Account.REGION,
                "timePoints",
                "[\"0\"]",
                "repeatWeekdays",
                "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]",
                "retentionDays",
                "3"));
        for (var i = 0; i < more.length; i += 2) {
            var known = parameters.indexOf(more[i]);
            if (known < 0) {
                parameters.addAll(List.of(more[i], more[i + 1]));
            } else {
                parameters.set(known + 1, more[i + 1]);
            }
        }
        return account.call("CreateAutoSnapshotPolicy", parameters.toArray(String[]::new));
    }

    static void apply(Account account, String policyId, String... diskIds) {
        account.call(
                        "ApplyAutoSnapshotPolicy",
                        "autoSnapshotPolicyId",
                        policyId,
                        "diskIds",
                        "[\"" + String.join("\",\"", diskIds) + "\"]")
                .assertThat()
                .isOk();
    }

    /** What DescribeAutoSnapshotPolicyEx shows of it. */
    static String show(Account account, String policyId, String property) {
        return account.call("DescribeAutoSnapshotPolicyEx", "AutoSnapshotPolicyId", policyId)
                .text("/AutoSnapshotPolicies/AutoSnapshotPolicy/0/" + property);
    }
}
