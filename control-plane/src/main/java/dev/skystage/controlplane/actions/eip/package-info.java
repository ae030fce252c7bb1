/** What the API says about public and elastic IP addresses. */
@NullMarked
package dev.skystage.controlplane.actions.eip;

import org.jspecify.annotations.NullMarked;
