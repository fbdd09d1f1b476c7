/**
 * Second stage: sources to class files, in this process and in memory. Units that consist of class
 * files skip it.
 *
 * <p>{@link io.dymod.compile.ModuleCompiler ModuleCompiler} is the door. It keeps the last build of
 * each unit, so that a {@code UnitCompilation} can compile in part: what the compilation of each
 * file looked at ({@code References}, noted by {@code ReferenceScanner}), and what others see of
 * each class ({@code ClassAbi}), tell which files a change affects ({@code Impact}).
 */
package io.dymod.compile;
