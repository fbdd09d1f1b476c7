/**
 * What can keep a generation alive, a class a kind. Each finds its kind by public means, without
 * {@code --add-opens}, and releases it where such means exist.
 */
package io.dymod.retire.pin;
