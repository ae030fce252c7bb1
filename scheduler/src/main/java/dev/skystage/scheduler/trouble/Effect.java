package dev.skystage.scheduler.trouble;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "error", value = Effect.Refusal.class),
    @JsonSubTypes.Type(name = "delay", value = Effect.Delay.class),
    @JsonSubTypes.Type(name = "answerLost", value = Effect.AnswerLost.class),
    @JsonSubTypes.Type(name = "taskFailure", value = Effect.TaskFailure.class),
    @JsonSubTypes.Type(name = "taskSlowness", value = Effect.TaskSlowness.class),
    @JsonSubTypes.Type(name = "noStock", value = Effect.NoStock.class),
    @JsonSubTypes.Type(name = "hostCrash", value = Effect.HostCrash.class),
    @JsonSubTypes.Type(name = "hostDrain", value = Effect.HostDrain.class),
    @JsonSubTypes.Type(name = "priceSpike", value = Effect.PriceSpike.class),
    @JsonSubTypes.Type(name = "spotReclaim", value = Effect.SpotReclaim.class),
    @JsonSubTypes.Type(name = "balance", value = Effect.Balance.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Effect {
    /** Where the effect is asked for. */
    Point point();

    /** Who asks. */
    enum Point {
        CALL,
        TASK,
        PLACEMENT,
        /** The market of preemptible instances, of any instant; what follows from it happens by itself. */
        PRICE,
        /** Nobody: it happens by itself when it is due, see {@link Happening}. */
        TIME
    }

    /** Whether it begins by itself. */
    default boolean happens() {
        return point() == Point.TIME || point() == Point.PRICE;
    }

    /** The call is refused with a documented error before it does anything. Complete once it has been ordered. */
    record Refusal(
            String code, @Nullable Integer http, @Nullable String message) implements Effect {
        @Override
        public Point point() {
            return Point.CALL;
        }
    }

    /** The call does what it does; its answer is held back for so long. */
    record Delay(Duration delay) implements Effect {
        @Override
        public Point point() {
            return Point.CALL;
        }
    }

    /** The call does what it does; the connection is closed without an answer. */
    record AnswerLost() implements Effect {
        @Override
        public Point point() {
            return Point.CALL;
        }
    }

    /** An attempt of a task fails. */
    record TaskFailure() implements Effect {
        @Override
        public Point point() {
            return Point.TASK;
        }
    }

    /** A task is done so much later, in cloud time, or takes so many times as long as it usually does; once per task and rule. */
    record TaskSlowness(@Nullable Duration delay, @Nullable Double factor) implements Effect {
        @Override
        public Point point() {
            return Point.TASK;
        }
    }

    /** There is no room: on the host that the scope names, else in its zone, else anywhere. */
    record NoStock() implements Effect {
        @Override
        public Point point() {
            return Point.PLACEMENT;
        }
    }

    /** Hosts fail; when the rule ends they recover. */
    record HostCrash() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /** Hosts take no new instances; when the rule ends they do again. */
    record HostDrain() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /**
     * Preemptible instances cost so many times what their market asks, or this share (0 to 1) of the list price; never more
     * than the list price.
     */
    record PriceSpike(@Nullable Double factor, @Nullable Double share) implements Effect {
        @Override
        public Point point() {
            return Point.PRICE;
        }
    }

    /** The cloud takes preemptible instances back, whatever their owners bid. */
    record SpotReclaim() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /** An account has so much, in yuan; when the rule ends it has back what was taken. */
    record Balance(BigDecimal balance) implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }
}
