package dev.skystage.gateway.lifecycle;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.task.TaskHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every task handler under every adversity, through the real engine. Whatever happens to its workers, its resource ends
 * as one without disturbance does, or is given up in an honest status, and nothing is done twice. A handler without a
 * {@link Scenario} fails.
 */
@StagingCloudTest
class TaskHandlersTest {
    private static final Map<String, BiConsumer<Adversity, Scenario>> ADVERSITIES = new TreeMap<>(Map.ofEntries(
            entry("run twice", Adversity::runTwice),
            entry("killed before commit", Adversity::killedBeforeCommit),
            entry("killed after commit", Adversity::killedAfterCommit),
            entry("connection lost before commit", Adversity::connectionLostBeforeCommit),
            entry("connection lost after commit", Adversity::connectionLostAfterCommit),
            entry("overtaken", Adversity::overtaken),
            entry("batch with poison", Adversity::poison),
            entry("batch with poison, killed after the first commit", Adversity::poisonAndKill),
            entry("attempts exhausted", Adversity::exhausted),
            entry("attempts exhausted twice", Adversity::exhaustedTwice),
            entry("giving up disturbed", Adversity::givingUpDisturbed)));

    @Autowired
    List<TaskHandler<?>> handlers;

    @Autowired
    ApplicationContext cloud;

    @TestFactory
    Stream<DynamicNode> everyHandler() {
        var scenarios =
                Scenario.all(new Adversity(cloud)::step, new Adversity(cloud)::failHost, new Adversity(cloud)::ask);
        return handlers.stream().map(handler -> {
            var type = handler.type();
            var ways = scenarios.stream()
                    .filter(scenario -> scenario.type().equals(type))
                    .toList();
            return ways.isEmpty()
                    ? dynamicTest(type, () -> fail("no Scenario leads to " + type))
                    : dynamicContainer(type, ways.stream().map(this::underEveryAdversity));
        });
    }

    private DynamicContainer underEveryAdversity(Scenario scenario) {
        return dynamicContainer(
                scenario.name(),
                ADVERSITIES.entrySet().stream()
                        .map(adversity -> dynamicTest(
                                adversity.getKey(),
                                () -> adversity.getValue().accept(new Adversity(cloud), scenario))));
    }

    /** With no delay there would be nothing to wait for, and a client that forgets to wait would not be found out. */
    @TestFactory
    Stream<DynamicNode> aClientNoticesHowLongItTakes() {
        return handlers.stream()
                .map(handler -> dynamicTest(handler.type(), () -> {
                    var usual = cloud.getBean(Simulation.class).profile(handler.type());
                    assertThat(usual.delay().minus(usual.jitter())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
                }));
    }

    @TestFactory
    Stream<DynamicNode> aResourceThatIsGoneIsNoReasonToFail() {
        return handlers.stream().map(handler -> {
            var type = handler.type();
            return dynamicTest(
                    type, () -> assertThat(new Adversity(cloud).ofNothing(type)).containsExactly("Finished"));
        });
    }
}
