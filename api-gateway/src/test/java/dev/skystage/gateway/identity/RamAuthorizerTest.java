package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Arns;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Bindable;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Policies decide what RAM users may do, for every action and all that it touches. */
@StagingCloudTest
class RamAuthorizerTest {
    /** Everybody with a valid signature may ask where a service is, and who it is. */
    private static boolean isOpen(Product product, String action) {
        return product == Product.LOCATION || action.equals("GetCallerIdentity");
    }

    /** Ids of things without an ARN: regions and zones, parts, groups, work in progress, and other accounts. */
    private static final Set<String> NO_RESOURCES = Set.of(
            "regionId",
            "destinationRegionId",
            "instanceRegionId",
            "zoneId",
            "clusterId",
            "hpcClusterId",
            "dedicatedHostClusterId",
            "nodeControllerId",
            "vlanId",
            "resourceGroupId",
            "newResourceGroupId",
            "templateResourceGroupId",
            "routeEntryId",
            "routerId",
            "vRouterId",
            "securityGroupRuleId",
            "snapshotLinkId",
            "snapshotLinkIds",
            "eventId",
            "invokeId",
            "taskId",
            "taskIds",
            "kmsKeyId",
            "versionId",
            "userAccessKeyId",
            "storageLocationArn",
            "ensRegionId",
            "ensRegionIds",
            "imageOwnerId",
            "sourceGroupOwnerId",
            "vpcOwnerId",
            "vSwitchOwnerId",
            "dhcpOptionsSetId",
            "publicIpAddressPoolId",
            "destGroupOwnerId");

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

    /** Each action is refused without its permission, and not refused with exactly that one. */
    @Test
    void everyActionWantsItsPermission(Account account) {
        var alice = account.user("alice", allow("none:None", "*"));
        var wrong = new ArrayList<String>();
        for (var action : actions.all()) {
            for (var product : action.products()) {
                if (isOpen(product, action.name())) {
                    if (isRefused(Bindable.call(alice, product, action))) {
                        wrong.add(action.name() + " is refused, though whoever can sign may ask");
                    }
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

    /** A component that is named like an id is one that policies are asked about, or listed as no resource. */
    @Test
    void everyIdIsAskedAboutUnderItsName() {
        var unknown = new TreeSet<String>();
        var asked = new HashSet<String>();
        for (var action : actions.all()) {
            for (var component : texts(action.requestType()).toList()) {
                if (Arns.isKnown(component)) {
                    asked.add(component);
                } else if (component.matches("ids|.*(Id|Ids|Arn)") && !NO_RESOURCES.contains(component)) {
                    unknown.add(action.name() + " " + component);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(asked)
                .contains("instanceIds", "sourceGroupId", "excludeDiskId", "vSwitchId", "keyPairNames", "userName");
    }

    /** The text components of a request and of the records in it. */
    private static Stream<String> texts(Class<?> request) {
        return Arrays.stream(request.getRecordComponents()).flatMap(component -> {
            var type = component.getGenericType() instanceof ParameterizedType list
                    ? (Class<?>) list.getActualTypeArguments()[0]
                    : component.getType();
            return type.isRecord()
                    ? texts(type)
                    : Stream.of(component.getName()).filter(name -> type == String.class);
        });
    }

    private static boolean isRefused(Answer answer) {
        var status = answer.action().startsWith("ens/") ? 400 : 403;
        return answer.status() == status
                && Set.of("Forbidden.RAM", "NoPermission").contains(answer.text("/Code"));
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
    void aPermissionForOneInstanceDoesNotHoldForOthers(Account account) {
        var ids = account.runInstances(2);
        var arn = "acs:ecs:%s:%s:instance/%s".formatted(Account.REGION, account.id(), ids.getFirst());
        var alice = account.user("alice", allow("ecs:ModifyInstanceAttribute", arn));
        rename(alice, ids.getFirst()).assertThat().isOk();
        rename(alice, ids.getLast()).assertThat().isError(403, "Forbidden.RAM");
        // where the instance is does not depend on the region in the call
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
    void parametersThatAnActionDoesNotReadGrantNothing(Account account) {
        var ids = account.runInstances(2);
        var arn = "acs:ecs:*:*:instance/" + ids.getFirst();
        var alice = account.user("alice", allow("*", arn));
        for (var junk : List.of("InstanceId", "InstanceId.1", "Any.InstanceId", "instanceIds", "InstanceIds.1")) {
            alice.call("DescribeInstances", junk, ids.getFirst()).assertThat().isError(403, "Forbidden.RAM");
        }
        alice.call("DescribeDisks", "ImageId", ids.getFirst(), "RegionId", Account.REGION)
                .assertThat()
                .isError(403, "Forbidden.RAM");
        alice.call("StopInstance", "InstanceIds", ids.getFirst(), "InstanceId", ids.getLast())
                .assertThat()
                .isError(403, "Forbidden.RAM");
    }

    @Test
    void aRegionThatTheCallClaimsIsNotThatOfTheResource(Account account) {
        var id = account.runInstances(1).getFirst();
        var bob = account.user("bob", allow("*", "acs:ecs:cn-beijing:*:*"));
        for (var region : List.of("cn-beijing", Account.REGION)) {
            bob.call("ModifyInstanceAttribute", "InstanceId", id, "InstanceName", "web", "RegionId", region)
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
            bob.call("StopInstances", "InstanceId.1", id, "RegionId", region)
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
            bob.call(
                            "TagResources",
                            "ResourceType",
                            "instance",
                            "ResourceId.1",
                            id,
                            "Tag.1.Key",
                            "k",
                            "RegionId",
                            region)
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
        }
        bob.call("DescribeInstances", "RegionId", "cn-beijing").assertThat().isOk();
    }

    @Test
    void anIdIsTheSameHoweverItIsEncoded(Account account) {
        var ids = account.runInstances(2);
        var secret = ids.getLast();
        var escaped = "[\"\\u0069%s\"]".formatted(secret.substring(1));
        var denied = statement("Deny", "*", "acs:ecs:*:*:instance/" + secret, "");
        var alice = account.user("alice", policy(statement("Allow", "*", "*", ""), denied));
        for (var written : List.of("[\"" + secret + "\"]", "['" + secret + "']", escaped)) {
            alice.call("DescribeInstances", "InstanceIds", written).assertThat().isError(403, "Forbidden.RAM");
        }
        var bob = account.user("bob", allow("*", "acs:ecs:*:*:instance/" + secret));
        bob.call("DescribeInstances", "InstanceIds", escaped).assertThat().isOk();
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

    @Test
    void withoutANameItIsTheCallingUser(Account account) {
        var alice = account.user("alice", allow("ram:*AccessKey*", "acs:ram::" + account.id() + ":user/alice"));
        alice.callRam("ListAccessKeys").assertThat().isOk();
        alice.callRam("CreateAccessKey").assertThat().isOk();
        var denied = statement("Deny", "ram:*", "acs:ram:*:*:user/bob", "");
        account.user("bob", policy(statement("Allow", "*", "*", ""), denied))
                .callRam("CreateAccessKey")
                .assertThat()
                .isError(403, "NoPermission");
    }
}
