package sheep.api;

/** Somebody who counts sheep. */
public interface Sheep {

  /** Says in a word how many sheep there are. */
  String count(int sheep);
}
