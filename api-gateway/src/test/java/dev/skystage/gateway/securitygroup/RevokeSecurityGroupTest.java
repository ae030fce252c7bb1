package dev.skystage.gateway.securitygroup;

import dev.skystage.gateway.testing.StagingCloudTest;

@StagingCloudTest
class RevokeSecurityGroupTest extends RuleRemovals {
    RevokeSecurityGroupTest() {
        super(
                "RevokeSecurityGroup",
                "Source",
                "AuthorizeSecurityGroup",
                "RevokeSecurityGroupEgress",
                new Itself(400, "InvalidParamter.Conflict"));
    }
}
