package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.scheduler.trouble.Effect;
import java.util.Objects;

/** A documented error that was ordered. Unlike an action's refusal it has status and message itself. */
final class OrderedRefusal extends RuntimeException {
    private final ErrorTable.Answer answer;

    OrderedRefusal(Effect.Refusal refusal) {
        super(refusal.code(), null, false, false);
        answer = new ErrorTable.Answer(
                Objects.requireNonNull(refusal.http()), refusal.code(), Objects.requireNonNull(refusal.message()));
    }

    ErrorTable.Answer answer() {
        return answer;
    }
}
