package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;

/** A login profile, as answers show it: without its password. */
public record LoginProfileView(
        String userName,
        boolean passwordResetRequired,
        @WireName("MFABindRequired") boolean mfaBindRequired,
        String createDate) {
    public static LoginProfileView of(LoginProfiles.Profile profile) {
        return new LoginProfileView(
                profile.userName(),
                profile.passwordResetRequired(),
                profile.mfaBindRequired(),
                Times.of(profile.createdAt()));
    }
}
