package dev.skystage.controlplane.resources.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a policy, when it is made and when it is changed; null leaves one as it is. Older pages begin the
 * names with a capital, the SDKs do not, and one example has a third spelling.
 */
public record PolicyTerms(
        @WireName({"autoSnapshotPolicyName", "AutoSnapshotPolicyName"}) @Nullable
        String autoSnapshotPolicyName,

        @WireName({"timePoints", "TimePoints", "SettingTimePoints"})
        @ListText(max = 24)
        @Refusal(value = "ParameterInvalid", hint = "TimePoints parameter")
        @Nullable
        List<String> timePoints,

        @WireName({"repeatWeekdays", "RepeatWeekdays", "SettingRepeatWeekdays"})
        @ListText(max = 7)
        @Refusal(value = "ParameterInvalid", hint = "RepeatWeekDays parameter")
        @Nullable
        List<String> repeatWeekdays,

        @WireName({"retentionDays", "RetentionDays"})
        @Refusal(value = "ParameterInvalid", hint = "RetentionDays parameter")
        @Nullable
        Integer retentionDays,

        @Nullable Boolean enableCrossRegionCopy,

        @ListText(max = 1) @Refusal("InvalidParameter") @Nullable
        List<String> targetCopyRegions,

        @Nullable Integer copiedSnapshotsRetentionDays) {
    private static final int MOST_DAYS = 65_536;

    /** Refuses settings that are not allowed. */
    public PolicyTerms checked() {
        checkParameter(Texts.isNameWithColons(autoSnapshotPolicyName), "autoSnapshotPolicyName");
        checkDays(retentionDays, "ParameterInvalid", "RetentionDays parameter");
        checkDays(copiedSnapshotsRetentionDays, "InvalidParameter", "CopiedSnapshotsRetentionDays");
        return this;
    }

    /**
     * Writes the settings that are given, and when the policy makes snapshots next. Refuses a region for copies that is
     * none, or the policy's own.
     */
    public void apply(AutoSnapshotPolicy policy, Regions regions, Instant now) {
        var schedule = Schedule.of(
                timePoints == null ? policy.timePoints : timePoints,
                repeatWeekdays == null ? policy.repeatWeekdays : repeatWeekdays);
        policy.timePoints = schedule.timePoints();
        policy.repeatWeekdays = schedule.weekdays();
        policy.nextAt = schedule.next(now);
        policy.name = autoSnapshotPolicyName == null ? policy.name : autoSnapshotPolicyName;
        policy.retentionDays = retentionDays == null ? policy.retentionDays : retentionDays;
        policy.enableCrossRegionCopy =
                enableCrossRegionCopy == null ? policy.enableCrossRegionCopy : enableCrossRegionCopy;
        policy.targetCopyRegions = targetCopyRegions == null ? policy.targetCopyRegions : targetCopyRegions;
        policy.copiedSnapshotsRetentionDays = copiedSnapshotsRetentionDays == null
                ? policy.copiedSnapshotsRetentionDays
                : copiedSnapshotsRetentionDays;
        checkParameter(
                policy.targetCopyRegions.stream()
                        .allMatch(id ->
                                !id.equals(policy.regionId) && regions.find(id).isPresent()),
                "TargetCopyRegions");
        checkParameter(!policy.enableCrossRegionCopy || !policy.targetCopyRegions.isEmpty(), "TargetCopyRegions");
    }

    private static void checkDays(@Nullable Integer days, String code, String hint) {
        check(days == null || days == -1 || (days >= 1 && days <= MOST_DAYS), code, hint);
    }
}
