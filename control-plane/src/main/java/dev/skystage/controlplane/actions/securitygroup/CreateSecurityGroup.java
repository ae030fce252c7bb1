package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.controlplane.resources.securitygroup.RulePolicy;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.controlplane.resources.vpc.NewNetworks;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates a security group in a VPC. Without one it is in the default VPC, which is made if needed. The reference would
 * make it a classic group, but no instance of today accepts those, and clients (libcloud, Packer) put their instances
 * into it.
 */
@Action("004 §11.1")
record CreateSecurityGroup(
        Networks networks,
        NewNetworks fresh,
        Quotas quotas,
        Resources resources,
        ResourceGroups resourceGroups,
        Authorizer authorizer) {
    private static final Set<String> TYPES = Set.of("normal", "enterprise");

    record Request(
            @NotBlank String regionId,
            @Nullable String securityGroupName,
            @Nullable String description,
            @Nullable String vpcId,
            @Nullable String securityGroupType,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String securityGroupId) {}

    Result handle(Request request, Caller caller) {
        var region = networks.region(request.regionId());
        check(Texts.isNameWithColons(request.securityGroupName()), "InvalidSecurityGroupName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        check(resourceGroups.exists(caller, request.resourceGroupId()), "InvalidResourceGroup.NotFound");
        var type = request.securityGroupType() == null ? "normal" : request.securityGroupType();
        checkParameter(TYPES.contains(type), "SecurityGroupType");
        var group = fresh.securityGroup(caller.accountId(), region.id());
        group.name = orEmpty(request.securityGroupName());
        group.description = orEmpty(request.description());
        group.type = type;
        // members of an enterprise group do not reach each other
        group.innerAccessPolicy = (type.equals("enterprise") ? RulePolicy.DROP : RulePolicy.ACCEPT).wire();
        group.resourceGroupId = orEmpty(request.resourceGroupId());
        group.tags = Tags.given(request.tag());
        group.vpcId = vpc(request, caller);
        check(quotas.take(caller.accountId(), region.id(), Quota.SECURITY_GROUPS, 1), "QuotaExceed.SecurityGroup");
        resources.add(group);
        return new Result(group.id);
    }

    private String vpc(Request request, Caller caller) {
        if (request.vpcId() == null) {
            var id = networks.defaultNetwork(caller, request.regionId()).vpcId();
            authorizer.checkFound(caller, request.regionId(), ResourceType.VPC, List.of(id));
            return id;
        }
        var vpc = resources.hold(Vpc.class, caller, request.regionId(), request.vpcId());
        check(vpc.status() == NetworkStatus.AVAILABLE, "IncorrectVpcStatus");
        return vpc.id;
    }
}
