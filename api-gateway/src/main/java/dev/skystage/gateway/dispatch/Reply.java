package dev.skystage.gateway.dispatch;

import java.util.Map;

/** What goes back over the wire. */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {}
