package dev.skystage.gateway.binding;

/** A required parameter that is absent or empty. */
public final class MissingParameterException extends RuntimeException {
    private final String parameter;

    MissingParameterException(String parameter) {
        super(parameter, null, false, false);
        this.parameter = parameter;
    }

    /** Its name on the wire. */
    public String parameter() {
        return parameter;
    }
}
