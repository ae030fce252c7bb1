/** Tests of launch templates through the API. */
@NullMarked
package dev.skystage.gateway.launchtemplate;

import org.jspecify.annotations.NullMarked;
