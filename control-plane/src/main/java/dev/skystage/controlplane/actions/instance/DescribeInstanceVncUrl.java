package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Gives a URL of the management terminal of a running instance. There is no terminal behind it. */
@Action("004 §6.13")
record DescribeInstanceVncUrl(Instances instances, Regions regions, CloudClock clock) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TICKET_BYTES = 36;

    record Request(@NotBlank String regionId, @NotBlank String instanceId) {}

    record Result(String vncUrl) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var instance = instances
                .find(caller, region.id(), request.instanceId())
                .orElseThrow(() -> Resources.notFound(Instance.class));
        InstanceOperation.OPEN_CONSOLE.check(instance, clock.now());
        var ticket = new byte[TICKET_BYTES];
        RANDOM.nextBytes(ticket);
        var url = "wss://%s-vncproxy.aliyun.com/websockify/?s=%s"
                .formatted(region.id(), Base64.getUrlEncoder().encodeToString(ticket));
        return new Result(URLEncoder.encode(url, StandardCharsets.UTF_8));
    }
}
