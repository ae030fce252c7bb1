package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Bindable;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** That policies decide what RAM users may do, for every action and for what it touches. */
@StagingCloudTest
class RamAuthorizerTest {
    private static final Set<Product> GUARDED = Set.of(Product.ECS, Product.VPC, Product.RAM);

    @Autowired
    ActionRegistry actions;

    static String statement(String effect, String action, String resource, String more) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s\"%s}".formatted(effect, action, resource, more);
    }

    static String policy(String... statements) {
        return "{\"Version\":\"1\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String allow(String action, String resource) {
        return policy(statement("Allow", action, resource, ""));
    }

    /** Each action is refused without the permission for it, and not refused with exactly that. */
    @Test
    void everyActionWantsItsPermission(Account account) {
        var alice = account.user("alice", allow("none:None", "*"));
        var wrong = new ArrayList<String>();
        for (var action : actions.all()) {
            for (var product : action.products()) {
                if (!GUARDED.contains(product)) {
                    continue;
                }
                if (!isRefused(Bindable.call(alice, product, action))) {
                    wrong.add(action.name() + " is allowed without permission");
                }
                give(account, "alice", allow(product.folder() + ":" + action.name(), "*"));
                if (isRefused(Bindable.call(alice, product, action))) {
                    wrong.add(action.name() + " is refused in spite of the permission");
                }
                take(account, "alice");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isRefused(Answer answer) {
        return answer.status() == 403 && Set.of("Forbidden.RAM", "NoPermission").contains(answer.text("/Code"));
    }

    private static void give(Account account, String user, String document) {
        account.callRam("CreatePolicy", "PolicyName", "given", "PolicyDocument", document)
                .assertThat()
                .isOk();
        account.callRam("AttachPolicyToUser", "UserName", user, "PolicyType", "Custom", "PolicyName", "given")
                .assertThat()
                .isOk();
    }

    private static void take(Account account, String user) {
        account.callRam("DetachPolicyFromUser", "UserName", user, "PolicyType", "Custom", "PolicyName", "given")
                .assertThat()
                .isOk();
        account.callRam("DeletePolicy", "PolicyName", "given").assertThat().isOk();
    }

    @Test
    void aPermissionForOneInstanceIsForNoOther(Account account) {
        var ids = account.runInstances(2);
        var arn = "acs:ecs:%s:%s:instance/%s".formatted(Account.REGION, account.id(), ids.getFirst());
        var alice = account.user("alice", allow("ecs:ModifyInstanceAttribute", arn));
        rename(alice, ids.getFirst()).assertThat().isOk();
        rename(alice, ids.getLast()).assertThat().isError(403, "Forbidden.RAM");
        // where the instance is does not depend on what the call says
        alice.call("ModifyInstanceAttribute", "InstanceId", ids.getFirst(), "InstanceName", "web", "RegionId", "")
                .assertThat()
                .isOk();
        var elsewhere = account.user("bob", allow("ecs:*", "acs:ecs:cn-beijing:*:*"));
        rename(elsewhere, ids.getFirst()).assertThat().isError(403, "Forbidden.RAM");
    }

    private static Answer rename(Account user, String instanceId) {
        return user.call("ModifyInstanceAttribute", "InstanceId", instanceId, "InstanceName", "web");
    }

    @Test
    void aDenialCountsMoreThanAnyPermission(Account account) {
        var alice = account.user(
                "alice", policy(statement("Allow", "*", "*", ""), statement("Deny", "ecs:Stop*", "*", "")));
        alice.call("DescribeInstances").assertThat().isOk();
        alice.call("StopInstance", "InstanceId", "i-1").assertThat().isError(403, "Forbidden.RAM");
        alice.call("StopInstances", "InstanceId.1", "i-1").assertThat().isError(403, "Forbidden.RAM");
    }

    @Test
    void listsOfIdsAreAskedAboutOneByOne(Account account) {
        var ids = account.runInstances(2);
        var arn = "acs:ecs:*:*:instance/" + ids.getFirst();
        var alice = account.user("alice", allow("ecs:DescribeInstances", arn));
        alice.call("DescribeInstances", "InstanceIds", "[\"" + ids.getFirst() + "\"]")
                .assertThat()
                .isOk();
        alice.call("DescribeInstances", "InstanceIds", "[\"" + ids.getFirst() + "\",\"" + ids.getLast() + "\"]")
                .assertThat()
                .isError(403, "Forbidden.RAM");
        alice.call("DescribeInstances").assertThat().isError(403, "Forbidden.RAM");
    }

    @Test
    void conditionsLookAtWhereACallComesFrom(Account account) {
        var near = ",\"Condition\":{\"IpAddress\":{\"acs:SourceIp\":[\"10.0.0.0/8\",\"127.0.0.0/8\",\"::1\"]}}";
        var far = ",\"Condition\":{\"IpAddress\":{\"acs:SourceIp\":\"10.0.0.0/8\"}}";
        account.user("alice", policy(statement("Allow", "ecs:*", "*", near)))
                .call("DescribeRegions")
                .assertThat()
                .isOk();
        account.user("bob", policy(statement("Allow", "ecs:*", "*", far)))
                .call("DescribeRegions")
                .assertThat()
                .isError(403, "Forbidden.RAM");
    }

    @Test
    void aUserMayNotChangeRamItself(Account account) {
        var alice = account.user("alice", allow("ecs:*", "*"));
        alice.callRam("ListUsers").assertThat().isError(403, "NoPermission");
        alice.callRam("CreateUser", "UserName", "eve").assertThat().isError(403, "NoPermission");
        var bob = account.user("bob", allow("ram:GetUser", "acs:ram:*:*:user/bob"));
        bob.callRam("GetUser", "UserName", "bob").assertThat().isOk();
        bob.callRam("GetUser", "UserName", "alice").assertThat().isError(403, "NoPermission");
    }
}
