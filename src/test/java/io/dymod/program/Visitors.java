package io.dymod.program;

import io.dymod.testing.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Several who ask a web server for some paths, over and over, and look at each answer. */
final class Visitors implements AutoCloseable {

  private static final int VISITORS = 4;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final List<String> paths;
  private final List<Visitor> visitors;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile boolean end;

  /**
   * Visitors who ask from now on.
   *
   * @param eye looks at each answer and the one before it to the same visitor, and throws what is
   *     wrong
   */
  Visitors(URI server, List<String> paths, BiConsumer<String, String> eye) {
    this.server = server;
    this.paths = paths;
    this.visitors = IntStream.range(0, VISITORS).mapToObj(number -> new Visitor(eye)).toList();
    visitors.forEach(Thread::start);
  }

  /** Waits until the last answer to each of them contains a text. */
  void await(String path, String text) {
    Await.until(
        () -> text + " at " + path + " in " + latest(path) + complaints,
        () -> latest(path).stream().allMatch(answer -> answer.contains(text)));
  }

  private List<String> latest(String path) {
    return visitors.stream().map(visitor -> visitor.latest.getOrDefault(path, "")).toList();
  }

  /** Waits until each of them has got so many more answers. */
  void awaitMore(int answers) {
    List<Integer> before = visitors.stream().map(visitor -> visitor.answers).toList();
    Await.until(
        () -> answers + " more answers than " + before + complaints,
        () ->
            IntStream.range(0, VISITORS)
                .allMatch(index -> visitors.get(index).answers >= before.get(index) + answers));
  }

  /** Lets them go home, and says what was wrong. */
  List<String> complaints() {
    close();
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    end = true;
    for (Visitor visitor : visitors) {
      try {
        visitor.join();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }

  /** One of them. */
  private final class Visitor extends Thread {

    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final BiConsumer<String, String> eye;
    private volatile int answers;

    Visitor(BiConsumer<String, String> eye) {
      super("visitor");
      this.eye = eye;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // No other thread writes it.
    public void run() {
      while (!end) {
        for (String path : paths) {
          try {
            String answer = ask(path);
            eye.accept(latest.getOrDefault(path, answer), answer);
            latest.put(path, answer);
            answers++;
          } catch (IOException | InterruptedException | RuntimeException | AssertionError wrong) {
            complaints.add(path + ": " + wrong);
          }
        }
      }
    }

    /** The status and the text. */
    private String ask(String path) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }
}
