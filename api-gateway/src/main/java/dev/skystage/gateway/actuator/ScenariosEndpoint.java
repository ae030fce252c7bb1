package dev.skystage.gateway.actuator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skystage.gateway.actuator.FaultsEndpoint.Fault;
import dev.skystage.scheduler.trouble.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Scenarios (docs/faults.md): trouble that follows a plan. {@link OrderingFaults} posts new ones. */
@Component
@Endpoint(id = "scenarios")
class ScenariosEndpoint {
    private final Scenarios scenarios;

    ScenariosEndpoint(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    /** A step: how long after the beginning it comes, in cloud time, its state, and what its rules have done. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            Duration at,
            @JsonProperty("for") @Nullable Duration lasts,
            Instant from,
            Scenarios.State state,
            List<Fault> rules) {
        private static Step of(Scenarios.Stage stage) {
            return new Step(
                    stage.window().at(),
                    stage.window().lasts(),
                    stage.from(),
                    stage.state(),
                    stage.rules().stream().map(Fault::of).toList());
        }
    }

    /** A scenario and its state. */
    record Scenario(long id, String name, Instant postedAt, Scenarios.State state, List<Step> steps) {
        private static Scenario of(Scenarios.Posted posted) {
            return new Scenario(
                    posted.id(),
                    posted.name(),
                    posted.postedAt(),
                    posted.state(),
                    posted.stages().stream().map(Step::of).toList());
        }
    }

    /** The scenarios, oldest first; those that are over stay until they are deleted. */
    @ReadOperation
    Page<Scenario> list(@Nullable Long after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var page = scenarios.page(after == null ? 0 : after, size).stream()
                .map(Scenario::of)
                .toList();
        return Page.of(page, size, scenario -> Long.toString(scenario.id()));
    }

    @ReadOperation
    @Nullable
    Scenario one(@Selector long id) {
        return scenarios.page(id - 1, 1).stream()
                .filter(posted -> posted.id() == id)
                .map(Scenario::of)
                .findFirst()
                .orElse(null);
    }

    /** Cancels what has not happened yet, and ends what is in force. */
    @DeleteOperation
    WebEndpointResponse<Void> cancel(@Selector long id) {
        return new WebEndpointResponse<>(
                scenarios.cancel(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
