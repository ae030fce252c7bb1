/** Tests of the instance actions, through the front door. */
@NullMarked
package dev.skystage.gateway.instance;

import org.jspecify.annotations.NullMarked;
