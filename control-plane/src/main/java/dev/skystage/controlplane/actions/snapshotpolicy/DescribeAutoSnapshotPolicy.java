package dev.skystage.controlplane.actions.snapshotpolicy;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.snapshotpolicy.AccountPolicies;

/**
 * Shows the policies of the old kind, one for all system disks and one for all data disks, with the results of their
 * last run.
 */
@Action("SDK wire shape: DescribeAutoSnapshotPolicy")
record DescribeAutoSnapshotPolicy(AccountPolicies policies) {
    record Request() {}

    /** Truth values and numbers are texts here, because old clients read them so. */
    record Result(int autoSnapshotOccupation, Policy autoSnapshotPolicy, ExecutionStatus autoSnapshotExcutionStatus) {}

    record Policy(
            String systemDiskPolicyEnabled,
            String systemDiskPolicyTimePeriod,
            String systemDiskPolicyRetentionDays,
            String systemDiskPolicyRetentionLastWeek,
            String dataDiskPolicyEnabled,
            String dataDiskPolicyTimePeriod,
            String dataDiskPolicyRetentionDays,
            String dataDiskPolicyRetentionLastWeek) {}

    record ExecutionStatus(String systemDiskExcutionStatus, String dataDiskExcutionStatus) {}

    Result handle(Request request, Caller caller) {
        var account = caller.accountId();
        var system = policies.of(account, "system");
        var data = policies.of(account, "data");
        var policy = new Policy(
                String.valueOf(system.enabled()),
                String.valueOf(system.timePeriod()),
                String.valueOf(system.retentionDays()),
                String.valueOf(system.retentionLastWeek()),
                String.valueOf(data.enabled()),
                String.valueOf(data.timePeriod()),
                String.valueOf(data.retentionDays()),
                String.valueOf(data.retentionLastWeek()));
        return new Result(
                policies.occupation(account),
                policy,
                new ExecutionStatus(policies.lastRun(account, "system"), policies.lastRun(account, "data")));
    }
}
