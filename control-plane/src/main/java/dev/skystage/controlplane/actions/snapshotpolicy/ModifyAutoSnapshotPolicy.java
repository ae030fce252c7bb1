package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.snapshotpolicy.AccountPolicies;
import dev.skystage.controlplane.resources.snapshotpolicy.AccountPolicies.Terms;
import org.jspecify.annotations.Nullable;

/** Sets the policies of the old kind, one for all system disks and one for all data disks; absent values stay. */
@Action("SDK wire shape: ModifyAutoSnapshotPolicy")
record ModifyAutoSnapshotPolicy(AccountPolicies policies) {
    private static final int MOST_DAYS = 65_536;

    record Request(
            @Nullable Boolean systemDiskPolicyEnabled,
            @Nullable Integer systemDiskPolicyTimePeriod,
            @Nullable Integer systemDiskPolicyRetentionDays,
            @Nullable Boolean systemDiskPolicyRetentionLastWeek,
            @Nullable Boolean dataDiskPolicyEnabled,
            @Nullable Integer dataDiskPolicyTimePeriod,
            @Nullable Integer dataDiskPolicyRetentionDays,
            @Nullable Boolean dataDiskPolicyRetentionLastWeek) {}

    void handle(Request request, Caller caller) {
        checkPeriod(request.systemDiskPolicyTimePeriod(), "SystemDiskPolicyTimePeriod");
        checkPeriod(request.dataDiskPolicyTimePeriod(), "DataDiskPolicyTimePeriod");
        checkDays(request.systemDiskPolicyRetentionDays(), "SystemDiskPolicyRetentionDays");
        checkDays(request.dataDiskPolicyRetentionDays(), "DataDiskPolicyRetentionDays");
        var system = policies.of(caller.accountId(), "system");
        policies.set(
                caller.accountId(),
                "system",
                new Terms(
                        given(request.systemDiskPolicyEnabled(), system.enabled()),
                        given(request.systemDiskPolicyTimePeriod(), system.timePeriod()),
                        given(request.systemDiskPolicyRetentionDays(), system.retentionDays()),
                        given(request.systemDiskPolicyRetentionLastWeek(), system.retentionLastWeek())));
        var data = policies.of(caller.accountId(), "data");
        policies.set(
                caller.accountId(),
                "data",
                new Terms(
                        given(request.dataDiskPolicyEnabled(), data.enabled()),
                        given(request.dataDiskPolicyTimePeriod(), data.timePeriod()),
                        given(request.dataDiskPolicyRetentionDays(), data.retentionDays()),
                        given(request.dataDiskPolicyRetentionLastWeek(), data.retentionLastWeek())));
    }

    private static void checkPeriod(@Nullable Integer period, String parameter) {
        checkParameter(period == null || AccountPolicies.isPeriod(period), parameter);
    }

    private static void checkDays(@Nullable Integer days, String parameter) {
        checkParameter(days == null || (days >= 1 && days <= MOST_DAYS), parameter);
    }

    private static <T> T given(@Nullable T value, T old) {
        return value == null ? old : value;
    }
}
