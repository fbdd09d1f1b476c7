/**
 * What keeps a class loader alive, found in a heap dump of this process. {@link
 * io.dymod.retire.heap.HeapDump HeapDump} takes the dump, and {@link io.dymod.retire.heap.DumpPath
 * DumpPath} looks for the way, with a library that need not be there, and so in a class loader that
 * is made for it.
 */
package io.dymod.retire.heap;
