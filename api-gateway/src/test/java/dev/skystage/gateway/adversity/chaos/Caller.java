package dev.skystage.gateway.adversity.chaos;

import dev.skystage.gateway.adversity.chaos.Ledger.Deed;
import dev.skystage.gateway.adversity.chaos.Ledger.Entry;
import dev.skystage.gateway.adversity.chaos.Ledger.Order;
import dev.skystage.gateway.testing.Account;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Creates its share of the instances, a few at a time while processes are killed, and stops, starts, reboots and
 * deletes them. It waits for the end of each step, so it always knows what the cloud must show.
 */
final class Caller implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final int PAGE = 100;
    private static final int ROUNDS = 2;
    private static final int AT_A_TIME = 8;
    /** The refusals of a repeated call whose first attempt took effect although its answer was lost. */
    private static final Set<String> DONE_BEFORE = Set.of("IncorrectInstanceStatus", "InvalidInstanceId.NotFound");

    private final FrontDoor door;
    private final Ledger ledger;
    private final Storm storm;
    private final String groupId;
    private final Queue<Order> orders;
    private final int ordered;
    private final Random random;
    private final List<Entry> own = new ArrayList<>();
    private boolean gaveUp;

    Caller(FrontDoor door, Ledger ledger, Storm storm, String groupId, List<Order> orders, Random random) {
        this.door = door;
        this.ledger = ledger;
        this.storm = storm;
        this.groupId = groupId;
        this.orders = new ArrayDeque<>(orders);
        this.ordered = orders.size();
        this.random = random;
    }

    @Override
    public void run() {
        for (var round = 0; !gaveUp && (round < ROUNDS || !orders.isEmpty() || !storm.over()); round++) {
            var due = Math.ceil((1 - storm.progress()) * ordered);
            while (!orders.isEmpty() && orders.size() >= due) {
                runInstances(orders.remove());
            }
            awaitExpected();
            Collections.shuffle(own, random);
            own.stream().filter(Entry::exists).limit(AT_A_TIME).forEach(this::somethingTo);
            awaitExpected();
        }
    }

    private void runInstances(Order order) {
        var parameters = new HashMap<>(Map.of(
                "ImageId",
                Account.IMAGE,
                "InstanceType",
                Account.INSTANCE_TYPE,
                "SecurityGroupId",
                groupId,
                "VSwitchId",
                order.vSwitchId(),
                "Amount",
                String.valueOf(order.amount()),
                "ClientToken",
                order.token()));
        if (order.deploymentSetId() != null) {
            parameters.put("DeploymentSetId", order.deploymentSetId());
        }
        for (var i = 1; i <= order.dataDisks(); i++) {
            parameters.put("DataDisk." + i + ".Size", "40");
        }
        var reply = door.ecs("RunInstances", parameters);
        if (!reply.ok()) {
            ledger.complain(order + " was refused: " + reply);
            return;
        }
        for (var id : reply.body().at("/InstanceIdSets/InstanceIdSet")) {
            own.add(ledger.add(id.asString(), order));
        }
    }

    private void somethingTo(Entry entry) {
        var running = entry.expected.equals("Running");
        switch (random.nextInt(running ? 7 : 5)) {
            case 0 -> act(entry, Deed.RELEASE, "", running ? Map.of("Force", "true") : Map.of());
            case 1, 2 -> {
                if (running) {
                    act(entry, Deed.REBOOT, "Running", Map.of());
                } else {
                    act(entry, Deed.START, "Running", Map.of());
                }
            }
            case 3, 4 -> {
                if (running) {
                    act(entry, Deed.STOP, "Stopped", Map.of("StoppedMode", "KeepCharging"));
                } else {
                    act(entry, Deed.START, "Running", Map.of());
                }
            }
            default -> act(entry, Deed.STOP, "Stopped", Map.of("StoppedMode", "StopCharging"));
        }
    }

    private void act(Entry entry, Deed deed, String expected, Map<String, String> more) {
        var parameters = new HashMap<>(more);
        parameters.put("InstanceId", entry.id);
        var reply = door.ecs(deed.action, parameters);
        entry.unanswered.merge(deed, reply.unanswered(), Integer::sum);
        if (reply.ok()) {
            entry.answered.put(reply.requestId(), deed);
        } else if (reply.unanswered() == 0 || !DONE_BEFORE.contains(reply.code())) {
            ledger.complain(deed.action + " of " + entry.id + ", " + entry.expected + ", was refused: " + reply.code());
            return;
        }
        entry.done.merge(deed, 1, Integer::sum);
        entry.expected = expected;
    }

    private void awaitExpected() {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        var waiting = new ArrayList<>(own);
        while (!waiting.isEmpty()) {
            for (var from = 0; from < waiting.size(); from += PAGE) {
                var page = waiting.subList(from, Math.min(from + PAGE, waiting.size()));
                var statuses = statuses(page);
                page.removeIf(entry -> statuses.getOrDefault(entry.id, "").equals(entry.expected));
            }
            if (waiting.isEmpty()) {
                own.removeIf(entry -> !entry.exists());
                return;
            }
            if (System.nanoTime() > limit) {
                waiting.forEach(entry -> ledger.complain(entry.id + " did not become " + entry.expected));
                gaveUp = true;
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private Map<String, String> statuses(Collection<Entry> entries) {
        var ids = entries.stream().map(entry -> '"' + entry.id + '"').collect(Collectors.joining(",", "[", "]"));
        var reply = door.ecs("DescribeInstances", Map.of("InstanceIds", ids, "PageSize", String.valueOf(PAGE)));
        if (!reply.ok()) {
            ledger.complain("DescribeInstances was refused: " + reply.code());
        }
        var statuses = new HashMap<String, String>();
        for (var instance : reply.body().at("/Instances/Instance")) {
            statuses.put(
                    instance.path("InstanceId").asString(),
                    instance.path("Status").asString());
        }
        return statuses;
    }
}
