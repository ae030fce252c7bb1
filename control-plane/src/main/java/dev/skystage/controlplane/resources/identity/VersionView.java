package dev.skystage.controlplane.resources.identity;

/** A version of a policy, as answers show it. */
public record VersionView(String versionId, boolean isDefaultVersion, String policyDocument, String createDate) {
    public static VersionView of(PolicyVersions.Version version) {
        return new VersionView(version.id(), version.isDefault(), version.document(), version.createDate());
    }
}
