package dev.skystage.controlplane.resources.task;

import dev.skystage.controlplane.api.WireEnum;
import java.util.Arrays;
import java.util.List;

/** The actions whose operations are the tasks that DescribeTasks lists; old documents write IMPORT_IMAGE. */
public enum TaskAction implements WireEnum {
    IMPORT_IMAGE("ImportImage"),
    EXPORT_IMAGE("ExportImage"),
    MODIFY_DISK_SPEC("ModifyDiskSpec"),
    REDEPLOY_INSTANCE("RedeployInstance");

    private final String wire;

    TaskAction(String wire) {
        this.wire = wire;
    }

    /** The names of all of them. */
    public static List<String> all() {
        return Arrays.stream(values()).map(TaskAction::wire).toList();
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public List<String> aliases() {
        return List.of(name());
    }
}
