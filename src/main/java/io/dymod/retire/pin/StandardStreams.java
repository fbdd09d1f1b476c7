package io.dymod.retire.pin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The standard streams. What they were before is not known, so they are only named. */
final class StandardStreams implements Pin {

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    Map<String, Object> streams = new LinkedHashMap<>();
    streams.put("System.in", System.in);
    streams.put("System.out", System.out);
    streams.put("System.err", System.err);
    List<Suspect> found = new ArrayList<>();
    streams.forEach(
        (name, stream) -> {
          if (retired.owns(stream)) {
            found.add(
                new Suspect(
                    name + " is of its class " + stream.getClass().getName(),
                    "set it back to what it was when the provider is closed"));
          }
        });
    return found;
  }
}
