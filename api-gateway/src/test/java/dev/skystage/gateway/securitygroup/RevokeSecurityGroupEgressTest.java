package dev.skystage.gateway.securitygroup;

import dev.skystage.gateway.testing.StagingCloudTest;

@StagingCloudTest
class RevokeSecurityGroupEgressTest extends RuleRemovals {
    RevokeSecurityGroupEgressTest() {
        super(
                "RevokeSecurityGroupEgress",
                "Dest",
                "AuthorizeSecurityGroupEgress",
                "RevokeSecurityGroup",
                new Itself(403, "InvalidSecurityGroup.IsSame"));
    }
}
