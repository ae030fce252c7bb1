package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.resources.identity.PolicyVersions;

/** A version of a policy, as answers show it. */
record VersionView(String versionId, boolean isDefaultVersion, String policyDocument, String createDate) {
    static VersionView of(PolicyVersions.Version version) {
        return new VersionView(version.id(), version.isDefault(), version.document(), version.createDate());
    }
}
