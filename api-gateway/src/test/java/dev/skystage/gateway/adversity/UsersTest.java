package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Bindable;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The users of an account share its resources, as far as the policies of each allow. A user's keys are its own, and a
 * session reaches into another account only as far as its role allows.
 */
@StagingCloudTest
class UsersTest {
    private static final Set<String> FORBIDDEN = Set.of("Forbidden.RAM", "NoPermission");

    /** Parameters that only filter lists: the rows of these actions do not have them. */
    private static final Set<String> FILTERS = Set.of(
            "DescribeClassicLinkInstances InstanceId",
            "DescribeClassicLinkInstances VpcId",
            "DescribeDisks InstanceId",
            "DescribeInstanceStatus InstanceId.N",
            "DescribeInstances DeploymentSetId",
            "DescribeInstances ImageId",
            "DescribeInstances SecurityGroupId",
            "DescribeInstances VSwitchId",
            "DescribeInstances VpcId",
            "DescribePrice ImageId",
            "DescribeSecurityGroups VpcId",
            "DescribeSnapshotLinks InstanceId",
            "DescribeSnapshots DiskId",
            "DescribeSnapshots InstanceId");

    @Autowired
    ActionRegistry actions;

    @Autowired
    JdbcClient jdbc;

    private static String allow(String action, String resource) {
        return policy(statement("Allow", action, resource));
    }

    private static String statement(String effect, String action, String resource) {
        return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":%s}"
                .formatted(effect, action, resource.startsWith("[") ? resource : "\"" + resource + "\"");
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"1\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /** Tried with every action and each of its parameters that names a resource. */
    @Test
    void aDeniedResourceIsNotReachedByAnyParameter(Account owner, Time time) {
        var things = Belongings.of(owner, time, jdbc);
        var denied = things.all().stream()
                .map(id -> "\"acs:*:*:*:*/" + id + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        var alice = owner.user("alice", policy(statement("Allow", "*", "*"), statement("Deny", "*", denied)));
        var before = things.rows();
        var reached = new TreeSet<String>();
        for (var action : actions.all()) {
            for (var parameter : action.binder().accepted()) {
                if (isNotAskedAbout(action, parameter.name())) {
                    continue;
                }
                things.named(parameter.name()).ifPresent(id -> {
                    var answer = IsolationTest.call(alice, action, parameters(action, parameter.name(), id));
                    if (!FORBIDDEN.contains(answer.body().path("Code").asString(""))) {
                        reached.add(action.name() + " " + parameter.name() + ": " + answer.status() + " "
                                + answer.body().path("Message").asString(""));
                    }
                });
            }
        }
        time.runDueTasks();
        assertThat(reached).isEmpty();
        assertThat(things.rows()).isEqualTo(before);
    }

    /** Required parameters get some value, so that the call reaches the policies. */
    private static Map<String, String> parameters(RegisteredAction action, String subject, String id) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : action.binder().accepted()) {
            if (parameter.required()) {
                var value = parameter.name().equals("RegionId") ? Account.REGION : Bindable.value(parameter);
                parameters.put(parameter.name().replaceAll("\\.N(?=\\.|$)", ".1"), value);
            }
        }
        var name = subject.replaceAll("\\.N(?=\\.|$)", ".1");
        parameters.put(name, Belongings.written(name, id));
        return parameters;
    }

    /**
     * Whether policies are not asked about a parameter: where it names something without an ARN (routers, tasks);
     * images and networks of ENS; and where the reference's table has a row: a reading action is asked only about what
     * the row names, and actions on snapshot policies about all snapshots.
     */
    private static boolean isNotAskedAbout(RegisteredAction action, String parameter) {
        return parameter.matches("V?RouterId|TaskIds?")
                || action.products().contains(Product.ENS)
                || action.name().matches("(Apply|Cancel)AutoSnapshotPolicy")
                || FILTERS.contains(action.name() + " " + parameter);
    }

    @Test
    void usersShareWhatTheAccountHas(Account owner, Time time) {
        var maker = owner.user("maker", allow("ecs:*", "*"));
        var keeper = owner.user("keeper", allow("*", "*"));
        var looker = owner.user("looker", allow("ecs:Describe*", "*"));
        var id = maker.call("RunInstances", owner.usual()).text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        var seen = List.of(owner, maker, keeper, looker).stream()
                .map(user -> user.call("DescribeInstances").text("/Instances/Instance/0/InstanceId"))
                .distinct();
        assertThat(seen).containsExactly(id);
        looker.call("StopInstance", "InstanceId", id).assertThat().isError(403, "Forbidden.RAM");
        keeper.call("StopInstance", "InstanceId", id).assertThat().isOk();
        time.runDueTasks();
        assertThat(maker.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Stopped");
        owner.user("nobody", allow("vpc:*", "*"))
                .call("DescribeInstances")
                .assertThat()
                .isError(403, "Forbidden.RAM");
    }

    @Test
    void keysAreTheirUsersOwn(Account owner) {
        var self = "acs:ram::" + owner.id() + ":user/";
        var alice = owner.user("alice", allow("ram:*", self + "alice"));
        var bob = owner.user("bob", allow("ecs:Describe*", "*"));
        var theirs = bob.accessKeyId();
        for (var call : List.of(
                List.of("ListAccessKeys"),
                List.of("CreateAccessKey"),
                List.of("DeleteAccessKey", "UserAccessKeyId", theirs),
                List.of("UpdateAccessKey", "UserAccessKeyId", theirs, "Status", "Inactive"))) {
            var ofBob = new ArrayList<>(call.subList(1, call.size()));
            ofBob.addAll(List.of("UserName", "bob"));
            alice.callRam(call.getFirst(), ofBob.toArray(String[]::new))
                    .assertThat()
                    .isError(403, "NoPermission");
            bob.callRam(call.getFirst(), call.subList(1, call.size()).toArray(String[]::new))
                    .assertThat()
                    .isError(403, "NoPermission");
        }
        // another user's key is not found under one's own name, whatever name is sent with it
        for (var name : List.of(new String[0], new String[] {"UserName", "alice"})) {
            var delete = new ArrayList<>(List.of("UserAccessKeyId", theirs));
            delete.addAll(List.of(name));
            alice.callRam("DeleteAccessKey", delete.toArray(String[]::new))
                    .assertThat()
                    .isError(404, "EntityNotExist.User.AccessKey");
            delete.addAll(List.of("Status", "Inactive"));
            alice.callRam("UpdateAccessKey", delete.toArray(String[]::new))
                    .assertThat()
                    .isError(404, "EntityNotExist.User.AccessKey");
        }
        assertThat(alice.callRam("ListAccessKeys").body().toString())
                .contains(alice.accessKeyId())
                .doesNotContain(theirs);
        bob.call("DescribeInstances").assertThat().isOk();
        // a user with the permission can do it
        owner.user("keeper", allow("ram:*", self + "bob"))
                .callRam("UpdateAccessKey", "UserName", "bob", "UserAccessKeyId", theirs, "Status", "Inactive")
                .assertThat()
                .isOk();
        bob.call("DescribeInstances").assertThat().isError(403, "Forbidden.AccessKeyDisabled");
    }

    /** A user cannot give itself, or another user, what it does not have. */
    @Test
    void nobodyGetsMoreThanItWasGiven(Account owner) {
        var alice = owner.user("alice", allow("ram:Get*", "*"));
        for (var call : List.of(
                List.of(
                        "AttachPolicyToUser",
                        "UserName",
                        "alice",
                        "PolicyType",
                        "System",
                        "PolicyName",
                        "AdministratorAccess"),
                List.of("DetachPolicyFromUser", "UserName", "alice", "PolicyType", "Custom", "PolicyName", "alice"),
                List.of("CreatePolicy", "PolicyName", "more", "PolicyDocument", allow("*", "*")),
                List.of("DeletePolicy", "PolicyName", "alice"),
                List.of("CreateUser", "UserName", "eve"),
                List.of("DeleteUser", "UserName", "alice"),
                List.of("CreateRole", "RoleName", "r", "AssumeRolePolicyDocument", trusting(owner)))) {
            alice.callRam(call.getFirst(), call.subList(1, call.size()).toArray(String[]::new))
                    .assertThat()
                    .isError(403, "NoPermission");
        }
    }

    private static String trusting(Account whom) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"RAM\":[\"acs:ram::" + whom.id() + ":root\"]}}]}";
    }

    /**
     * A session of a role that trusts another account may do what the role's policy allows with one instance of the
     * role's account, and no more.
     */
    @Test
    void aSessionReachesIntoAnotherAccountAsFarAsItsRoleGoes(Account owner, Account stranger) {
        var ids = owner.runInstances(2);
        var own = stranger.runInstances(1).getFirst();
        var role = role(owner, stranger, "visitor", allow("ecs:*", "acs:ecs:*:*:instance/" + ids.getFirst()));
        stranger.user("bob", allow("ecs:*", "*"))
                .callSts("AssumeRole", "RoleArn", role, "RoleSessionName", "visit")
                .assertThat()
                .isError(403, "NoPermission");
        var session = new Session(
                owner,
                stranger.user("carol", allow("sts:AssumeRole", role))
                        .callSts("AssumeRole", "RoleArn", role, "RoleSessionName", "visit"));

        var seen = session.call("DescribeInstances", "InstanceIds", "[\"" + ids.getFirst() + "\"]");
        assertThat(seen.text("/Instances/Instance/0/InstanceId")).isEqualTo(ids.getFirst());
        for (var id : List.of(ids.getLast(), own)) {
            session.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
            session.call("StopInstance", "InstanceId", id).assertThat().isError(403, "Forbidden.RAM");
        }
        session.call("DescribeDisks").assertThat().isError(403, "Forbidden.RAM");
        session.call("ListUsers", "Version", "2015-05-01").assertThat().isError(403, "NoPermission");

        // even with all permissions in one account a session can do nothing in its caller's account
        var admin = role(owner, stranger, "admin", allow("*", "*"));
        var all = new Session(owner, stranger.callSts("AssumeRole", "RoleArn", admin, "RoleSessionName", "visit"));
        assertThat(all.call("DescribeInstances").body().toString())
                .contains(ids)
                .doesNotContain(own);
        all.call("StopInstance", "InstanceId", own).assertThat().isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void aSessionEndsWithItsRole(Account owner, Account stranger) {
        var role = role(owner, stranger, "visitor", allow("ecs:Describe*", "*"));
        var session = new Session(owner, stranger.callSts("AssumeRole", "RoleArn", role, "RoleSessionName", "visit"));
        session.call("DescribeRegions").assertThat().isOk();
        owner.callRam("DetachPolicyFromRole", "RoleName", "visitor", "PolicyType", "Custom", "PolicyName", "visitor")
                .assertThat()
                .isOk();
        session.call("DescribeRegions").assertThat().isError(403, "Forbidden.RAM");
        owner.callRam("DeleteRole", "RoleName", "visitor").assertThat().isOk();
        owner.callRam("DeletePolicy", "PolicyName", "visitor").assertThat().isOk();
        // a new role with the same name is another role
        role(owner, owner, "visitor", allow("*", "*"));
        session.call("DescribeRegions").assertThat().isError(400, "InvalidSecurityToken.Expired");
    }

    private static String role(Account owner, Account trusted, String name, String policy) {
        owner.callRam("CreateRole", "RoleName", name, "AssumeRolePolicyDocument", trusting(trusted))
                .assertThat()
                .isOk();
        owner.callRam("CreatePolicy", "PolicyName", name, "PolicyDocument", policy)
                .assertThat()
                .isOk();
        owner.callRam("AttachPolicyToRole", "RoleName", name, "PolicyType", "Custom", "PolicyName", name)
                .assertThat()
                .isOk();
        return "acs:ram::" + owner.id() + ":role/" + name;
    }

    private record Session(Account account, Answer assumed) {
        Answer call(String action, String... parameters) {
            var all = new ArrayList<>(List.of("SecurityToken", assumed.text("/Credentials/SecurityToken")));
            all.addAll(List.of(parameters));
            return account.with(assumed.text("/Credentials/AccessKeyId"), assumed.text("/Credentials/AccessKeySecret"))
                    .call(action, all.toArray(String[]::new));
        }
    }
}
