package dev.skystage.gateway.securitygroup;

import dev.skystage.gateway.testing.StagingCloudTest;

@StagingCloudTest
class ModifySecurityGroupRuleTest extends RuleChanges {
    ModifySecurityGroupRuleTest() {
        super("ModifySecurityGroupRule", "Source", "AuthorizeSecurityGroup");
    }
}
