package dev.skystage.gateway.binding;

/** A parameter whose value is not of its type, or whose index is absurd. */
public final class MalformedParameterException extends RuntimeException {
    private final String parameter;

    MalformedParameterException(String parameter) {
        super(parameter, null, false, false);
        this.parameter = parameter;
    }

    /** The name on the wire. */
    public String parameter() {
        return parameter;
    }
}
