package dev.skystage.gateway.binding;

/** A parameter whose value is not of its type, or whose index is no number or too high. */
public final class MalformedParameterException extends RuntimeException {
    private final String parameter;

    MalformedParameterException(String parameter) {
        super(parameter, null, false, false);
        this.parameter = parameter;
    }

    /** Its name on the wire. */
    public String parameter() {
        return parameter;
    }
}
