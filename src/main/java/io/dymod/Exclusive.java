package io.dymod;

/**
 * A provider that needs something which only one generation at a time can have, such as a port. It
 * does not take it in its constructor, because its predecessor has it then, and would lose it even
 * if the successor came to nothing; it says here how it is taken and released:
 *
 * <pre>{@code
 * public final class HttpSheep implements Sheep, Exclusive {
 *   @Override public void take() throws IOException { server = HttpServer.create(PORT, 0); … }
 *   @Override public void release() { if (server != null) server.stop(0); }
 * }
 * }</pre>
 *
 * <p>In dev mode a reload goes in these steps:
 *
 * <ol>
 *   <li>The successor is compiled, loaded, checked and constructed. Nothing is released for it.
 *   <li>The old generation's {@code release} is called. It still answers calls.
 *   <li>The successor's {@code take} is called.
 *   <li>The successor goes live; the old one is retired, without another {@code release}.
 * </ol>
 *
 * If step 2 or 3 fails, or is not done in time, the successor's {@code release} is called, then the
 * old generation's {@code take}; the change is rejected, and the old generation serves on. The time
 * for {@code take} is {@link Settings#rehearsal()}, for {@code release} {@link Settings#closing()}.
 *
 * <p>The first generation, and in release the provider, is constructed and takes. When a unit is
 * removed or the program ends, {@code release} is called before {@code close}.
 *
 * <p>Both methods are called on threads of Dymod's, never two at once for one unit.
 */
public interface Exclusive {

  /**
   * Takes what only one can have. Called after the constructor and before the provider is called,
   * and again if a successor fails.
   *
   * @throws Exception if it can't be had; the message is reported
   */
  void take() throws Exception;

  /**
   * Lets go of it, so that another can take it when this returns. A thread that is blocked in
   * {@code ServerSocket.accept} can hold the port for a moment after {@code close}, so wait for its
   * end. Does nothing where nothing was taken, because {@link #take} failed.
   *
   * @throws Exception if it can't be released; the message is reported
   */
  void release() throws Exception;
}
