package dev.skystage.gateway.event;

import dev.skystage.controlplane.resources.event.EventTurn;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.Owned;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Events that tests start from. */
final class Events {
    static final String MAINTENANCE = "SystemMaintenance.Reboot";

    private Events() {}

    /** Orders a rehearsal of an event in an hour. */
    static Answer order(Account account, Time time, String type, String instance, String... more) {
        var notBefore = time.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        var parameters = new ArrayList<>(
                List.of("InstanceId.1", instance, "EventType", type, "NotBefore", notBefore.toString()));
        parameters.addAll(List.of(more));
        return account.call("CreateSimulatedSystemEvents", parameters.toArray(String[]::new));
    }

    static String ordered(Account account, Time time, String type, String instance) {
        var answer = order(account, time, type, instance);
        answer.assertThat().isOk();
        return answer.text("/EventIdSet/EventId/0");
    }

    /** Orders an event that really happens, after this time; returns its id. */
    static String realOne(Management management, String type, String instance, String in) {
        return made(
                management, "{\"type\": \"%s\", \"instance\": \"%s\", \"in\": \"%s\"}".formatted(type, instance, in));
    }

    /** Orders an event that waits for its owner to agree; returns its id. */
    static String inquiry(Management management, String type, String instance) {
        return made(management, "{\"type\": \"%s\", \"instance\": \"%s\", \"ask\": true}".formatted(type, instance));
    }

    /** Orders a fault of a disk; returns its id. */
    static String fault(Management management, String type, String disk) {
        return made(management, "{\"type\": \"%s\", \"disk\": \"%s\"}".formatted(type, disk));
    }

    private static String made(Management management, String order) {
        return management.post("events", order).text("/ids/0");
    }

    /** Makes an event of something that the cloud did to an instance on its own. */
    static void failure(SystemEvents events, Account account, String instance, boolean ended) {
        record Machine(String id, String accountId, String regionId) implements Owned {}
        events.begin(
                EventType.FAILURE_STOP,
                "A fault of its host.",
                List.of(new Machine(instance, account.id(), Account.REGION)));
        if (ended) {
            events.end(List.of(EventType.FAILURE_STOP.wire()), List.of(instance), EventTurn.SUCCEED);
        }
    }

    /** The events that the history shows, newest first. */
    static List<JsonNode> history(Account account, String... filter) {
        var answer = account.call("DescribeInstanceHistoryEvents", filter);
        answer.assertThat().isOk();
        return answer.body()
                .at("/InstanceSystemEventSet/InstanceSystemEventType")
                .valueStream()
                .toList();
    }

    static String status(Account account, String event) {
        return history(account, "EventId.1", event)
                .getFirst()
                .at("/EventCycleStatus/Name")
                .asString();
    }
}
