package dev.skystage.persistence.cloud;

/**
 * Published on every replica when the database holds another cloud, while nothing else is done there: whoever remembers
 * something of the old one forgets it now.
 *
 * @param fresh whether it is a cloud as after the first start, not one of a file
 */
public record CloudReplaced(boolean fresh) {}
