package dev.skystage.gateway.adversity.chaos;

import static org.awaitility.Awaitility.await;

import dev.skystage.gateway.adversity.chaos.Ledger.Order;
import dev.skystage.gateway.testing.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The network, the instances that will be ordered in it, and the callers that order and use them while processes are
 * killed.
 */
final class Story {
    private static final String OTHER_ZONE = "cn-hangzhou-h";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SMALL = 12; // a /28 has this many usable addresses
    private static final int SPREAD = 6;
    private static final int MOST_AT_ONCE = 10;
    private static final int DATA_DISKS = 3;
    private final FrontDoor door;
    private final Ledger ledger;
    private final Random random;
    private final List<String> vSwitches = new ArrayList<>();
    private String vpcId = "";
    private String groupId = "";
    private String deploymentSetId = "";

    Story(long seed, FrontDoor door, Ledger ledger) {
        this.door = door;
        this.ledger = ledger;
        this.random = new Random(~seed);
    }

    /** Lets the callers do their part, and returns when all have finished or given up. */
    void play(int instances, int callers, Storm storm) throws Exception {
        var plan = plan(instances);
        var threads = Executors.newFixedThreadPool(callers);
        try {
            var parts = new ArrayList<Future<?>>();
            for (var i = 0; i < callers; i++) {
                var orders = new ArrayList<Order>();
                for (var j = i; j < plan.size(); j += callers) {
                    orders.add(plan.get(j));
                }
                parts.add(threads.submit(
                        new Caller(door, ledger, storm, groupId, orders, new Random(random.nextLong()))));
            }
            for (var part : parts) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits for each piece before it makes the next, as Terraform does. */
    void makeNetwork() {
        vpcId = made("VpcId", () -> door.vpc("CreateVpc", Map.of("CidrBlock", "172.16.0.0/12")));
        var blocks = List.of("172.16.0.0/20", "172.17.0.0/20", "172.18.0.0/28", "172.18.0.16/28");
        for (var i = 0; i < blocks.size(); i++) {
            var vSwitch = Map.of(
                    "VpcId", vpcId, "ZoneId", i % 2 == 0 ? Account.ZONE : OTHER_ZONE, "CidrBlock", blocks.get(i));
            vSwitches.add(made("VSwitchId", () -> door.vpc("CreateVSwitch", vSwitch)));
        }
        await().atMost(PATIENCE).until(() -> available() == blocks.size());
        groupId = made("SecurityGroupId", () -> door.ecs("CreateSecurityGroup", Map.of("VpcId", vpcId)));
        deploymentSetId = made(
                "DeploymentSetId", () -> door.ecs("CreateDeploymentSet", Map.of("DeploymentStrategy", "Availability")));
    }

    private long available() {
        return door.vpc("DescribeVSwitches", Map.of("VpcId", vpcId))
                .body()
                .at("/VSwitches/VSwitch")
                .valueStream()
                .filter(vSwitch -> vSwitch.path("Status").asString("").equals("Available"))
                .count();
    }

    private static String made(String idName, Supplier<FrontDoor.Reply> call) {
        var reply = await().atMost(PATIENCE)
                .until(call::get, answer -> !answer.code().startsWith("Incorrect")); // waits for what it needs
        if (!reply.ok()) {
            throw new IllegalStateException(reply.toString());
        }
        return reply.body().path(idName).asString();
    }

    /** Fills the small VSwitches and a strict deployment set completely; the rest goes into the large ones. */
    private List<Order> plan(int instances) {
        var plan = new ArrayList<Order>();
        var left = instances;
        left -= order(plan, Math.min(left, SMALL), vSwitches.get(2), null);
        left -= order(plan, Math.min(left, SMALL), vSwitches.get(3), null);
        left -= order(plan, Math.min(left, SPREAD), vSwitches.getFirst(), deploymentSetId);
        while (left > 0) {
            var some = Math.min(left, 1 + random.nextInt(MOST_AT_ONCE));
            left -= order(plan, some, vSwitches.get(random.nextInt(2)), null);
        }
        Collections.shuffle(plan, random);
        return plan;
    }

    private int order(List<Order> plan, int instances, String vSwitchId, @Nullable String deploymentSetId) {
        for (var left = instances; left > 0; ) {
            var amount = Math.min(left, 1 + random.nextInt(MOST_AT_ONCE));
            plan.add(new Order("run-" + plan.size(), amount, vSwitchId, deploymentSetId, random.nextInt(DATA_DISKS)));
            left -= amount;
        }
        return instances;
    }
}
