package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.api.ApiException;

/** A refusal because a disk cannot have its category: the instance does not take it, or there is none left. */
public final class UnavailableCategory extends ApiException {
    private final boolean system;
    private final String category;

    /** Of the system disk, or of a data disk. */
    public UnavailableCategory(String code, boolean system, String category) {
        super(code);
        this.system = system;
        this.category = category;
    }

    public boolean isOfSystemDisk() {
        return system;
    }

    public String category() {
        return category;
    }
}
