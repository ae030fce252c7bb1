package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instance.Consoles;
import dev.skystage.controlplane.resources.instance.guest.BootLog;
import dev.skystage.controlplane.resources.instance.guest.Screen;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the screen of a running instance as a PNG in Base64, like the data in the reference's example. */
@Action("004 §17.3")
record GetInstanceScreenshot(Consoles consoles) {
    /** WakeUp has no effect: simulated guests do not sleep. */
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @WireName({"WakeUp", "Wakeup"}) @Nullable Boolean wakeUp) {}

    record Result(String instanceId, String screenshot) {}

    Result handle(Request request, Caller caller) {
        var instance = consoles.find(caller, request.regionId(), request.instanceId(), Set.of(InstanceStatus.RUNNING));
        var picture = Screen.png(screen(instance));
        return new Result(instance.id, Base64.getEncoder().encodeToString(picture));
    }

    private static List<String> screen(Instance instance) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s  %s"
                .formatted(instance.name, instance.id, instance.status().wire()));
        lines.add("");
        lines.addAll(
                instance.osType.equals("windows")
                        ? List.of(instance.osNameEn, "", "Press Ctrl+Alt+Delete to unlock.")
                        : BootLog.of(instance));
        return lines;
    }
}
