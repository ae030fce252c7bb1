package dev.skystage.gateway.http;

/** One decoded name and value of a query string or a form; a name without {@code =} has the empty value. */
public record Parameter(String name, String value) {}
