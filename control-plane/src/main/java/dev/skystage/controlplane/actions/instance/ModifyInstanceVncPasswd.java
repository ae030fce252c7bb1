package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.regex.Pattern;

/** Sets the password of the management terminal of an instance. */
@Action("public doc: ModifyInstanceVncPasswd")
record ModifyInstanceVncPasswd(Instances instances, Regions regions, SecretCipher cipher, CloudClock clock) {
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{6}");

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @NotBlank String vncPassword) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(PASSWORD.matcher(request.vncPassword()).matches(), "IncorrectVncPassword.Malformed");
        var instance = instances.lockIn(caller, region.id(), request.instanceId());
        InstanceOperation.SET_VNC_PASSWORD.check(instance, clock.now());
        instance.vncPassword = cipher.seal(request.vncPassword(), instance.id);
    }
}
