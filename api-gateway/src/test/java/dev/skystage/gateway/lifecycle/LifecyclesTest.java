package dev.skystage.gateway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skystage.controlplane.lifecycle.Lifecycle;
import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.persistence.instance.InstanceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultExtendedState;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@StagingCloudTest
class LifecyclesTest {
    private static final Path PICTURES = Path.of("..", "docs", "lifecycles.md");

    @Autowired
    List<Lifecycle<?, ?>> lifecycles;

    @Autowired
    InstanceLifecycle instances;

    @Autowired
    JdbcClient jdbc;

    /** Also those of networks, including the default ones. */
    @Test
    void everyHistoryBeginsWithCreation(Account account, Time time) {
        account.vSwitch();
        var answer = account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE);
        answer.assertThat().isOk();
        time.runDueTasks();
        assertThat(jdbc.sql("""
                        select distinct kind || ' ' || event || ' ' || from_status from (
                            select distinct on (resource_id) split_part(resource_id, '-', 1) as kind, event, from_status
                            from resource_event where account_id = ? order by resource_id, id) first
                        """).param(account.id()).query(String.class).list())
                .containsExactlyInAnyOrder("vpc CREATE ", "vsw CREATE ", "i CREATE ", "d CREATE ", "eni CREATE ");
    }

    @TestFactory
    List<DynamicTest> theTableDoesWhatTheMachineDoes() {
        var tests = new ArrayList<DynamicTest>();
        lifecycles.forEach(lifecycle -> addTests(lifecycle, tests));
        return tests;
    }

    private static <S extends Enum<S>, E extends Enum<E>> void addTests(
            Lifecycle<S, E> lifecycle, List<DynamicTest> tests) {
        var machine = lifecycle.machine();
        machine.startReactively().block();
        for (var status : lifecycle.statuses()) {
            for (var event : lifecycle.events()) {
                tests.add(dynamicTest(lifecycle.resource() + ": " + status + " on " + event, () -> {
                    var expected = lifecycle.next(status, event).orElse(status);
                    assertThat(fire(machine, status, event)).isEqualTo(expected);
                }));
            }
        }
    }

    /**
     * Resets a running machine, which is faster than making a new one; a machine keeps its status where an event is
     * refused.
     */
    private static <S extends Enum<S>, E extends Enum<E>> S fire(StateMachine<S, E> machine, S status, E event) {
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<S, E>(status, null, null, new DefaultExtendedState()))
                        .block());
        assertThat(machine.getState().getId()).as("reset").isEqualTo(status);
        machine.sendEvent(Mono.just(MessageBuilder.withPayload(event).build())).blockLast();
        return machine.getState().getId();
    }

    @TestFactory
    List<DynamicTest> everyStatusIsReachedAndEveryEventIsUsed() {
        return lifecycles.stream()
                .map(lifecycle -> dynamicTest(lifecycle.resource(), () -> everythingIsUsed(lifecycle)))
                .toList();
    }

    private static <S extends Enum<S>, E extends Enum<E>> void everythingIsUsed(Lifecycle<S, E> lifecycle) {
        var moves = lifecycle.table().values();
        var reached = moves.stream().flatMap(to -> to.values().stream()).collect(Collectors.toSet());
        reached.add(lifecycle.initial());
        assertThat(reached).isEqualTo(lifecycle.statuses());
        assertThat(moves.stream().flatMap(to -> to.keySet().stream()).collect(Collectors.toSet()))
                .isEqualTo(lifecycle.events());
    }

    /** A resource in a status from which no event leads is stuck, unless it is the last one. */
    @Test
    void onlyReleasedInstancesHaveNoFurtherEvent() {
        for (var status : InstanceStatus.values()) {
            var stays = instances.table().getOrDefault(status, Map.of()).isEmpty();
            assertThat(stays).as(status.name()).isEqualTo(status == InstanceStatus.RELEASED);
        }
    }

    @ParameterizedTest
    @CsvSource({"StartInstance, START, STARTED", "StopInstance, STOP, STOPPED", "RebootInstance, REBOOT, STARTED"})
    void instancesMoveAsTheContractSays(String action, InstanceEvent begins, InstanceEvent ends) throws IOException {
        try (var in = new ClassPathResource("contract/ecs/" + action + ".json").getInputStream()) {
            var path = List.of(
                    new JsonMapper().readTree(in).get("lifecycle").asString().split(" -> "));
            assertThat(wireMoves(begins)).containsExactly(path.get(0) + " -> " + path.get(1));
            assertThat(wireMoves(ends)).containsExactly(path.get(1) + " -> " + path.get(2));
        }
    }

    private List<String> wireMoves(InstanceEvent event) {
        return Arrays.stream(InstanceStatus.values())
                .flatMap(status -> instances.next(status, event).stream().map(to -> status.wire() + " -> " + to.wire()))
                .toList();
    }

    /** {@code -Dskystage.write-docs=true} writes them again. */
    @Test
    void theDiagramsInTheDocumentationAreUpToDate() throws IOException {
        var text = new StringBuilder("# Lifecycles\n\nDrawn from the state machines by LifecyclesTest; do not edit.\n");
        lifecycles.stream()
                .sorted(Comparator.comparing(Lifecycle::resource))
                .forEach(lifecycle -> text.append("\n## ")
                        .append(lifecycle.resource())
                        .append("\n\n```mermaid\n")
                        .append(lifecycle.mermaid())
                        .append("```\n"));
        if (Boolean.getBoolean("skystage.write-docs")) {
            Files.writeString(PICTURES, text);
        }
        assertThat(PICTURES)
                .as("run ./mvnw -pl api-gateway -am test -Dtest=LifecyclesTest -Dskystage.write-docs=true")
                .hasContent(text.toString());
    }
}
