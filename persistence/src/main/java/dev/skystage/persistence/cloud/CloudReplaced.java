package dev.skystage.persistence.cloud;

/**
 * Published on every replica when the database holds another cloud, at a moment when no other work is done. Whoever has
 * cached something of the old cloud forgets it now.
 *
 * @param fresh whether it is a cloud as after the first start, and not one from a file
 */
public record CloudReplaced(boolean fresh) {}
