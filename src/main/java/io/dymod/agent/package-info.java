/** What the virtual machine calls if Dymod's jar is named in {@code -javaagent}. */
package io.dymod.agent;
