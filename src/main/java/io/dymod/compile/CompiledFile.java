package io.dymod.compile;

import java.util.SortedMap;

/**
 * A source file and what was made of it.
 *
 * @param source its bytes
 * @param classes class files, by binary name
 * @param references what the compilation rested on
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes to the bytes.
record CompiledFile(byte[] source, SortedMap<String, ClassOutput> classes, References references) {

  /**
   * A class.
   *
   * @param bytes the class file
   * @param abi what others see of it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes to the bytes.
  record ClassOutput(byte[] bytes, ClassAbi abi) {

    static ClassOutput of(byte[] bytes) {
      return new ClassOutput(bytes, ClassAbi.of(bytes));
    }
  }
}
