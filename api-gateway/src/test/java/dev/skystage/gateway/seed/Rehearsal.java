package dev.skystage.gateway.seed;

import com.aliyun.ecs20140526.models.RunInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Calls of many kinds, always the same ones at the same cloud times, and everything that a cloud shows afterwards. */
final class Rehearsal {
    /** An upper-case UUID is a request id: it is what names the call that caused something. */
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");

    private static final List<String> LISTS = List.of(
            "DescribeInstances",
            "DescribeDisks",
            "DescribeSnapshots",
            "DescribeNetworkInterfaces",
            "DescribeSecurityGroups",
            "DescribeDeploymentSets",
            "DescribeDedicatedHosts",
            "DescribeInstanceHistoryEvents",
            "DescribeInstancesFullStatus",
            "DescribeAutoProvisioningGroups",
            "DescribeTasks");
    private static final List<String> NETWORKS =
            List.of("DescribeVpcs", "DescribeVSwitches", "DescribeEipAddresses", "DescribeRouteTableList");

    private final SeededCloud cloud;
    private final Account account;
    private final Map<String, String> shown = new TreeMap<>();
    private String vpc = "";
    private String here = "";
    private String there = "";
    private String group = "";

    Rehearsal(SeededCloud cloud) {
        this.cloud = cloud;
        this.account = cloud.account();
    }

    /** Everything that the cloud shows at the end, by the call. */
    Map<String, String> play() {
        try {
            makeNetwork();
            var instances = makeInstances();
            cloud.advance("PT5M");
            change(instances);
            cloud.advance("PT1H");
            loseAHost(instances.getFirst());
            cloud.advance("P2D");
            look();
            return shown;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void makeNetwork() {
        vpc = vpc("CreateVpc", "CidrBlock", "172.16.0.0/12", "EnableIpv6", "true")
                .text("/VpcId");
        cloud.advance("PT10S");
        here = vSwitch(Account.ZONE, "172.16.0.0/16", "1");
        there = vSwitch("cn-hangzhou-h", "172.17.0.0/16", "2");
        group = ecs("CreateSecurityGroup", "VpcId", vpc).text("/SecurityGroupId");
    }

    private String vSwitch(String zone, String block, String ipv6) {
        var made = vpc("CreateVSwitch", "VpcId", vpc, "ZoneId", zone, "CidrBlock", block, "Ipv6CidrBlock", ipv6);
        cloud.advance("PT10S");
        return made.text("/VSwitchId");
    }

    private List<String> makeInstances() throws Exception {
        var set =
                ecs("CreateDeploymentSet", "DeploymentStrategy", "Availability").text("/DeploymentSetId");
        var apart = run(new RunInstancesRequest()
                .setInstanceType("ecs.g6.large")
                .setVSwitchId(here)
                .setDeploymentSetId(set)
                .setAmount(5));
        run(new RunInstancesRequest()
                .setInstanceType("ecs.c6.xlarge")
                .setVSwitchId(there)
                .setIpv6AddressCount(1)
                .setAmount(4)
                .setDataDisk(List.of(new RunInstancesRequest.RunInstancesRequestDataDisk()
                        .setSize(40)
                        .setCategory("cloud_essd"))));
        run(new RunInstancesRequest()
                .setInstanceType("ecs.r6.large")
                .setVSwitchId(here)
                .setSpotStrategy("SpotWithPriceLimit")
                .setSpotPriceLimit(0.3f)
                .setAmount(3));
        run(new RunInstancesRequest()
                .setInstanceType("ecs.g6.large")
                .setVSwitchId(here)
                .setInstanceChargeType("PrePaid")
                .setPeriod(1)
                .setPeriodUnit("Week"));
        // in the default network, in any zone
        for (var i = 0; i < 3; i++) {
            ecs(
                    "RunInstances",
                    "ImageId",
                    Account.IMAGE,
                    "InstanceType",
                    "ecs.g6.xlarge",
                    "InternetMaxBandwidthOut",
                    "5");
        }
        return apart;
    }

    private List<String> run(RunInstancesRequest request) throws Exception {
        request.setRegionId(Account.REGION).setImageId(Account.IMAGE).setSecurityGroupId(group);
        return account.v3().runInstances(request).getBody().getInstanceIdSets().getInstanceIdSet();
    }

    private void change(List<String> instances) {
        for (var instance : instances) {
            ecs("StopInstance", "InstanceId", instance, "StoppedMode", "StopCharging");
        }
        var disk = ecs("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        var eip = vpc("AllocateEipAddress", "Bandwidth", "5").text("/AllocationId");
        ecs("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE, "Quantity", "2");
        cloud.advance("PT10M");
        ecs("AttachDisk", "InstanceId", instances.get(1), "DiskId", disk);
        vpc("AssociateEipAddress", "AllocationId", eip, "InstanceId", instances.get(1));
        cloud.advance("PT1M");
        ecs("CreateSnapshot", "DiskId", disk);
        for (var instance : instances.subList(2, 5)) {
            ecs("StartInstance", "InstanceId", instance);
        }
        var team = cloud.management.post("accounts", "{\"name\": \"team\"}");
        shown.put("account", team.text("/accountId"));
        shown.put("user", account.callRam("CreateUser", "UserName", "alice").text("/User/UserId"));
    }

    private void loseAHost(String instance) {
        ecs("StartInstance", "InstanceId", instance);
        cloud.advance("PT10M");
        var host = cloud.management.get("instances/" + instance).text("/host/hostId");
        cloud.management
                .post("hosts/" + host, "{\"operation\": \"fail\"}")
                .assertThat()
                .isOk();
    }

    private void look() {
        for (var action : LISTS) {
            show(action, account.call(action, "PageSize", "50"));
        }
        for (var action : NETWORKS) {
            show(action, account.callVpc(action, "PageSize", "50"));
        }
        show(
                "DescribeSpotPriceHistory",
                account.call(
                        "DescribeSpotPriceHistory",
                        "NetworkType",
                        "vpc",
                        "InstanceType",
                        "ecs.g6.large",
                        "ZoneId",
                        Account.ZONE));
        show("queue", cloud.management.get("tasks"));
        show("inventory", cloud.management.get("hosts"));
        show("money", cloud.management.get("billing/" + account.id()));
        show("meters", cloud.management.get("billing/" + account.id() + "/meters"));
        var details = new LinkedHashMap<String, Answer>();
        for (var instance : cloud.management.get("instances?limit=100").body().at("/items")) {
            var id = instance.path("instanceId").asString();
            details.put(id, cloud.management.get("instances/" + id));
        }
        var newestFirst = List.copyOf(details.values());
        for (var i = 0; i < newestFirst.size(); i++) {
            show("instance " + i, newestFirst.get(i));
        }
        shown.put("ids", String.join(" ", details.keySet()));
        shown.put("hosts", texts(details, "/host/hostId"));
        shown.put(
                "failures",
                details.values().stream()
                        .flatMap(one ->
                                StreamSupport.stream(one.body().at("/tasks").spliterator(), false))
                        .filter(task -> task.path("attempt").asInt() > 1 || task.hasNonNull("error"))
                        .map(JsonNode::toString)
                        .collect(Collectors.joining("\n")));
    }

    private static String texts(Map<String, Answer> details, String pointer) {
        return details.values().stream()
                .map(one -> one.body().at(pointer).asString("-"))
                .collect(Collectors.joining(" "));
    }

    private void show(String what, Answer answer) {
        answer.assertThat().isOk();
        shown.put(what, REQUEST_ID.matcher(answer.body().toPrettyString()).replaceAll("(request id)"));
    }

    private Answer ecs(String action, String... namesAndValues) {
        return done(account.call(action, namesAndValues));
    }

    private Answer vpc(String action, String... namesAndValues) {
        return done(account.callVpc(action, namesAndValues));
    }

    private static Answer done(Answer answer) {
        answer.assertThat().isOk();
        return answer;
    }
}
