package dev.skystage.scheduler.trouble;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong when a rule takes effect. */
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
    /** The point at which it is asked for. */
    Point point();

    /** The points at which trouble is asked for. */
    enum Point {
        CALL,
        TASK,
        PLACEMENT,
        /** The disks that something new needs. */
        DISK,
        /** The market of preemptible instances, for any instant; consequences follow by themselves. */
        PRICE,
        /** None: it happens by itself when it is due, see {@link Happening}. */
        TIME
    }

    /** Whether it happens by itself. */
    default boolean happens() {
        return point() == Point.TIME || point() == Point.PRICE;
    }

    /**
     * The call is refused with a documented error before it does anything. Status and message are filled in when it is
     * ordered.
     */
    record Refusal(
            String code, @Nullable Integer http, @Nullable String message) implements Effect {
        @Override
        public Point point() {
            return Point.CALL;
        }
    }

    /** The call is done; its answer is held back for this long. */
    record Delay(Duration delay) implements Effect {
        @Override
        public Point point() {
            return Point.CALL;
        }
    }

    /** The call is done; the connection is closed without an answer. */
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

    /**
     * A task is done later by this much cloud time, or takes this many times as long as usual; once per task and rule.
     */
    record TaskSlowness(@Nullable Duration delay, @Nullable Double factor) implements Effect {
        @Override
        public Point point() {
            return Point.TASK;
        }
    }

    /**
     * There is no room: on the host that the scope names, else in its zone, else anywhere. With a category of disks
     * there is room, but there are no such disks.
     */
    record NoStock(@Nullable String diskCategory) implements Effect {
        @Override
        public Point point() {
            return diskCategory == null ? Point.PLACEMENT : Point.DISK;
        }
    }

    /** Hosts fail; when the rule ends they recover. */
    record HostCrash() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /** Hosts take no new instances until the rule ends. */
    record HostDrain() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /**
     * Preemptible instances cost this many times the market price, or this share (0 to 1) of the list price; never more
     * than the list price.
     */
    record PriceSpike(@Nullable Double factor, @Nullable Double share) implements Effect {
        @Override
        public Point point() {
            return Point.PRICE;
        }
    }

    /** The cloud takes preemptible instances back, whatever price their owners offer. */
    record SpotReclaim() implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }

    /** An account has this balance, in yuan; when the rule ends it gets back what was taken. */
    record Balance(BigDecimal balance) implements Effect {
        @Override
        public Point point() {
            return Point.TIME;
        }
    }
}
