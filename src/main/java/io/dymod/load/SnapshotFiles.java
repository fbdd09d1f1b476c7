package io.dymod.load;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of one generation, found as those of an exploded module are: directories are there too,
 * and no name leads out of it. Each has a URL, {@code dymod:/sheep/7/sheep/impl/names.txt}, which
 * can be opened again from its text for as long as anything of the generation is alive.
 */
final class SnapshotFiles {

  private static final Map<String, Mounted> MOUNTED = new ConcurrentHashMap<>();
  private static final ReferenceQueue<SnapshotFiles> COLLECTED = new ReferenceQueue<>();

  /** Where a text leads. It keeps nothing alive. */
  private static final class Mounted extends WeakReference<SnapshotFiles> {

    private final String root;

    Mounted(String root, SnapshotFiles files) {
      super(files, COLLECTED);
      this.root = root;
    }
  }

  private final String root;
  private volatile SortedMap<String, byte[]> entries;
  private volatile Instant read;

  private SnapshotFiles(String root, Snapshot snapshot) {
    this.root = root;
    become(snapshot);
  }

  /** Takes the files of another snapshot of the unit instead; URLs lead to them from now on. */
  void become(Snapshot snapshot) {
    entries = snapshot.content().entries();
    read = Instant.now();
  }

  /**
   * Makes the files of a generation known to whoever opens a URL.
   *
   * @param number the generation's number
   */
  static SnapshotFiles mount(Snapshot snapshot, int number) {
    forgetTheCollected();
    String generation = "/" + snapshot.name() + "/" + number;
    // Two hosts in one process may count the same unit.
    for (int attempt = 1; ; attempt++) {
      String root = generation + (attempt == 1 ? "/" : "." + attempt + "/");
      SnapshotFiles files = new SnapshotFiles(root, snapshot);
      if (MOUNTED.putIfAbsent(root, new Mounted(root, files)) == null) {
        return files;
      }
    }
  }

  private static void forgetTheCollected() {
    for (Object gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
      MOUNTED.remove(((Mounted) gone).root, gone);
    }
  }

  /** The files that the path of a URL leads to, as long as they are in memory. */
  static Optional<SnapshotFiles> at(String path) {
    int unit = path.indexOf('/', 1);
    int end = path.indexOf('/', unit + 1);
    return end < 0
        ? Optional.empty()
        : Optional.ofNullable(MOUNTED.get(path.substring(0, end + 1))).map(Mounted::get);
  }

  /** What the path of each of its URLs starts with. */
  String root() {
    return root;
  }

  /** When the files were read, which is what is known of when they were written. */
  Instant read() {
    return read;
  }

  /** The bytes of a file. */
  Optional<byte[]> file(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Whether a name is that of a directory; a slash may follow it. */
  boolean isDirectory(String name) {
    String prefix = name.endsWith("/") ? name : name + "/";
    SortedMap<String, byte[]> rest = entries.tailMap(prefix);
    return name.isEmpty() || !rest.isEmpty() && rest.firstKey().startsWith(prefix);
  }

  /** The names in a directory, sorted. */
  Stream<String> children(String directory) {
    String prefix = directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
    return entries.tailMap(prefix).keySet().stream()
        .takeWhile(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()).replaceFirst("/.*", ""))
        .distinct();
  }

  /** The URL of a file or directory, if there is one. */
  Optional<URL> url(String name) {
    return isFound(name) ? Optional.of(SnapshotUrl.of(this, name)) : Optional.empty();
  }

  /** Whether the reader of an exploded module would find it. */
  boolean isFound(String name) {
    return !name.isEmpty() && (entries.containsKey(name) || isDirectory(name));
  }

  /** All files and directories, as a module reader lists them. */
  Stream<String> list() {
    TreeSet<String> names = new TreeSet<>(entries.keySet());
    for (String name : entries.keySet()) {
      for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
        if (!names.add(name.substring(0, end + 1))) {
          break;
        }
      }
    }
    return names.stream();
  }
}
