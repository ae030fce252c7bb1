package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Renewals;
import dev.skystage.controlplane.resources.instance.SubscriptionChanges;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Prolongs a subscription. One that has ended begins anew; the instance stays shut down until it is started. */
@Action("004 §6.12")
record RenewInstance(Instances instances, SubscriptionChanges changes) {
    record Request(
            @NotBlank String instanceId,
            @NotNull Integer period,
            @Nullable String periodUnit,
            @Nullable String clientToken) {}

    record Result(String orderId) {}

    Result handle(Request request, Caller caller) {
        var unit = unit(request.periodUnit());
        check(Periods.isSold(request.period(), unit), "InvalidPeriod");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.RENEW);
        check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
        check(!instance.renewalStatus.equals(Renewals.NOT_RENEWAL), "IncorrectInstanceStatus");
        return new Result(changes.renew(instance, request.period(), unit));
    }

    /** The text of the reference writes the units in small letters too. */
    private static String unit(@Nullable String unit) {
        return switch (unit == null ? Periods.MONTH : unit) {
            case "Month", "month" -> Periods.MONTH;
            case "Week", "week" -> Periods.WEEK;
            default -> throw ApiException.invalid("PeriodUnit");
        };
    }
}
