/**
 * Second stage: sources to class files, in this process and in memory. Units that consist of class
 * files skip it.
 */
package io.dymod.compile;
