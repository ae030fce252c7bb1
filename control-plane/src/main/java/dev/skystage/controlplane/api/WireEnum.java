package dev.skystage.controlplane.api;

import java.util.List;

/** An enumerated value of the API: a request component of such an enum binds by {@link #wire}, an answer shows it. */
public interface WireEnum {
    /** The value as the contract spells it, capitals included. */
    String wire();

    /** Other spellings that a request may use. */
    default List<String> aliases() {
        return List.of();
    }
}
