package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import dev.skystage.scheduler.task.TaskHandler;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Wakes the images that wait for a snapshot when it is complete, or has failed. */
@Component
record WaitingImages(ImageDisks disks, Tasks tasks) implements FiringListener {
    private static final Set<String> ENDS = Set.of("ACCOMPLISH", "FAIL", "DELETE");
    private static final List<String> MAKING =
            List.of(TaskHandler.typeOf(FinishCreation.class), TaskHandler.typeOf(FinishCopy.class));

    @Override
    public void fired(Firing firing) {
        if (firing.resource().equals("snapshot") && ENDS.contains(firing.event())) {
            var ids = firing.rows().stream().map(Stateful::id).toList();
            disks.waitingFor(ids, firing.at()).forEach(image -> MAKING.forEach(type -> tasks.hasten(type, image)));
        }
    }
}
