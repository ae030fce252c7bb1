package dev.skystage.gateway.actuator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skystage.gateway.actuator.FaultOrders.Form;
import dev.skystage.gateway.actuator.Strict.Refused;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Scenarios;
import dev.skystage.scheduler.trouble.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads scenario files, which are YAML (docs/faults.md), and so may be JSON. Errors are answered as for rules. */
@Component
record ScenarioOrders(FaultOrders faults, JsonMapper json) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    /** A scenario that can be posted. */
    record Order(String name, List<Scenarios.Step> steps) {}

    private record Body(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<StepForm> steps) {}

    private record StepForm(
            @Nullable Duration at,
            @JsonProperty("for") @Nullable Duration lasts,
            @Nullable List<Form> rules) {}

    /** Reads a file. With an account, it is filled into rules that name none. */
    Order read(byte[] yaml, @Nullable String account) {
        var body = Strict.read(load(yaml), Body.class);
        if (body.name == null || body.name.isBlank()) {
            throw new Refused("name", "must be given");
        }
        var steps = body.steps;
        if (steps == null || steps.isEmpty()) {
            throw new Refused("steps", "must be given");
        }
        return new Order(
                body.name,
                IntStream.range(0, steps.size())
                        .mapToObj(i -> Strict.within("steps[" + i + "]", () -> step(steps.get(i), account)))
                        .toList());
    }

    private byte[] load(byte[] yaml) {
        try {
            return json.writeValueAsBytes(
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8)));
        } catch (YAMLException e) {
            throw new Refused("body", String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            throw new Refused("body", "an alias stands in what it is the alias of");
        }
    }

    private Scenarios.Step step(@Nullable StepForm form, @Nullable String account) {
        if (form == null) {
            throw new Refused("at", "must be given");
        }
        var at = form.at;
        if (at == null || at.isNegative() || at.compareTo(LONGEST) > 0) {
            throw new Refused("at", "must be the time after the beginning, such as PT10M, at most " + LONGEST);
        }
        var lasts = form.lasts;
        if (lasts != null && (!lasts.isPositive() || lasts.compareTo(LONGEST) > 0)) {
            throw new Refused("for", "must be more than nothing and at most " + LONGEST);
        }
        var rules = form.rules == null
                ? null
                : IntStream.range(0, form.rules.size())
                        .mapToObj(i -> Strict.within("rules[" + i + "]", () -> of(form.rules.get(i), account)))
                        .toList();
        return new Scenarios.Step(new Scenarios.Window(at, lasts), faults.orders(rules));
    }

    private static Form of(@Nullable Form form, @Nullable String account) {
        if (form == null) {
            throw new Refused("effect", "must be given");
        }
        var limit = form.limit() == null ? Limit.NONE : form.limit();
        if (limit.from() != null || limit.until() != null) {
            throw new Refused("limit", "the step says from when and how long");
        }
        var scope = form.scope() == null ? Scope.EVERYTHING : form.scope();
        return new Form(account == null ? scope : scope.aimedAt(account), limit, form.effect());
    }
}
