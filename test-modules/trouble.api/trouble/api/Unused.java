package trouble.api;

/** A service that nobody declares to use. */
public interface Unused {}
