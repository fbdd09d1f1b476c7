package trouble.api;

/** A service that nobody provides. */
public interface Unprovided {}
