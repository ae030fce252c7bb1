package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.account.SecretCipher;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;

/** Shows the password of the management terminal of an instance, "" if none has been set. */
@Action("SDK wire shape: DescribeInstanceVncPasswd")
record DescribeInstanceVncPasswd(Instances instances, SecretCipher cipher) {
    record Request(@NotBlank String instanceId) {}

    record Result(String vncPasswd) {}

    Result handle(Request request, Caller caller) {
        var instance =
                instances.find(caller, request.instanceId()).orElseThrow(() -> Resources.notFound(Instance.class));
        var sealed = instance.vncPassword;
        return new Result(sealed == null ? "" : cipher.unseal(sealed, instance.id));
    }
}
