package dev.skystage.gateway.lifecycle;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Records what is fired for the accounts that a test watches. */
@Component
class HeardFirings implements FiringListener {
    private final Map<String, Collection<Firing>> heard = new ConcurrentHashMap<>();

    void watch(String accountId) {
        heard.put(accountId, new CopyOnWriteArrayList<>());
    }

    List<Firing> of(String accountId) {
        return List.copyOf(heard.getOrDefault(accountId, List.of()));
    }

    @Override
    public void fired(Firing firing) {
        var listening = heard.get(firing.rows().getFirst().accountId());
        if (listening != null) {
            listening.add(firing);
        }
    }
}
