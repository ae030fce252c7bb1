package dev.skystage.controlplane.resources.launchtemplate;

import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.MetadataOptions;
import dev.skystage.controlplane.resources.instance.creation.RunParameters;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.DataDisk;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.NetworkInterface;
import dev.skystage.controlplane.resources.launchtemplate.TemplateSettings.SystemDisk;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Completes orders of instances with the settings of a template. */
final class TemplateOrders {
    private TemplateOrders() {}

    /**
     * The order, completed by the template. An empty value in the request counts as absent, so there the template's
     * value is used.
     */
    static CreationOrder complete(CreationOrder request, TemplateSettings settings) {
        return Overlay.of(request, order(request, settings));
    }

    /** The settings of the template as an order, without those that the request replaces under another name. */
    private static CreationOrder order(CreationOrder request, TemplateSettings settings) {
        var asked = request.run().interfaces();
        var primary = asked.networkInterfaces() != null
                && asked.networkInterfaces().stream().anyMatch(one -> "Primary".equals(one.instanceType()));
        var groups =
                primary || request.parameters().network().securityGroupId() != null || asked.securityGroupIds() != null;
        var plain = settings.plain();
        return new CreationOrder(
                request.renewals(),
                request.regionId(),
                request.run().imageFamily() == null ? plain.machine().imageId() : null,
                plain.machine().instanceType(),
                new CreationParameters(
                        new CreationParameters.Place(
                                plain.place().zoneId(), plain.place().deploymentSetId(), null, null, null, null),
                        network(plain.network(), primary, groups),
                        new CreationParameters.Machine(
                                plain.machine().ioOptimized(),
                                plain.machine().creditSpecification(),
                                settings.systemDisk() == null ? null : disk(settings.systemDisk()),
                                all(settings.dataDisks(), TemplateOrders::disk)),
                        plain.payment(),
                        guest(plain.guest(), request.run().series().hostNames() != null),
                        labels(settings),
                        plain.options() == null ? InstanceOptions.NONE : plain.options()),
                new RunParameters(
                        null,
                        plain.labels().autoReleaseTime(),
                        new RunParameters.Series(null, null, null, null),
                        new RunParameters.Interfaces(
                                groups ? null : settings.securityGroupIds(),
                                all(settings.networkInterfaces(), TemplateOrders::networkInterface),
                                plain.place().ipv6AddressCount(),
                                null,
                                null),
                        new RunParameters.Template(null, null, null)));
    }

    private static CreationParameters.Network network(
            CreationParameters.Network template, boolean primary, boolean groups) {
        return new CreationParameters.Network(
                primary ? null : template.vSwitchId(),
                groups ? null : template.securityGroupId(),
                primary ? null : template.privateIpAddress(),
                template.internetChargeType(),
                template.internetMaxBandwidthIn(),
                template.internetMaxBandwidthOut());
    }

    private static CreationParameters.Guest guest(TemplateSettings.Guest template, boolean hostNames) {
        return new CreationParameters.Guest(
                hostNames ? null : template.hostName(),
                null,
                template.passwordInherit(),
                template.keyPairName(),
                template.userData(),
                template.ramRoleName(),
                template.securityEnhancementStrategy(),
                template.metadata() == null ? MetadataOptions.NONE : template.metadata());
    }

    private static CreationParameters.Labels labels(TemplateSettings settings) {
        var template = settings.plain().labels();
        return new CreationParameters.Labels(
                template.instanceName(),
                template.description(),
                template.deletionProtection(),
                template.resourceGroupId(),
                settings.tags());
    }

    private static CreationParameters.SystemDisk disk(SystemDisk template) {
        return new CreationParameters.SystemDisk(
                template.category(),
                template.size() == null ? null : template.size().toString(),
                template.diskName(),
                template.description(),
                template.performanceLevel(),
                template.encrypted(),
                null,
                template.autoSnapshotPolicyId(),
                new CreationParameters.Tuning(template.burstingEnabled(), template.provisionedIops()));
    }

    private static CreationParameters.DataDisk disk(DataDisk template) {
        return new CreationParameters.DataDisk(
                template.size(),
                template.snapshotId(),
                template.category(),
                template.encrypted() == null ? null : template.encrypted().toString(),
                null,
                template.diskName(),
                template.description(),
                template.device(),
                template.deleteWithInstance(),
                template.performanceLevel(),
                template.autoSnapshotPolicyId(),
                new CreationParameters.Tuning(template.burstingEnabled(), template.provisionedIops()));
    }

    private static RunParameters.NetworkInterface networkInterface(NetworkInterface template) {
        return new RunParameters.NetworkInterface(
                null,
                template.primaryIpAddress(),
                template.vSwitchId(),
                template.securityGroupId(),
                template.securityGroupIds(),
                template.networkInterfaceName(),
                template.description(),
                template.instanceType(),
                template.deleteOnRelease(),
                null,
                null,
                null,
                new InterfaceOptions(
                        template.queueNumber(),
                        template.queuePairNumber(),
                        template.networkInterfaceTrafficMode(),
                        template.sourceDestCheck()));
    }

    private static <T, R> @Nullable List<R> all(@Nullable List<T> list, Function<T, R> each) {
        return list == null ? null : list.stream().map(each).toList();
    }
}
