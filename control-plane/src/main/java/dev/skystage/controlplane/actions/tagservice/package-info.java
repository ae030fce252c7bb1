/** The Tag product (2018-08-28): tags of resources of all kinds by their ARNs. */
@NullMarked
package dev.skystage.controlplane.actions.tagservice;

import org.jspecify.annotations.NullMarked;
