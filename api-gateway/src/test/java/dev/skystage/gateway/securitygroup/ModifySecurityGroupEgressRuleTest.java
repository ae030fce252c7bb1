package dev.skystage.gateway.securitygroup;

import dev.skystage.gateway.testing.StagingCloudTest;

@StagingCloudTest
class ModifySecurityGroupEgressRuleTest extends RuleChanges {
    ModifySecurityGroupEgressRuleTest() {
        super("ModifySecurityGroupEgressRule", "Dest", "AuthorizeSecurityGroupEgress");
    }
}
