package trouble.api.hidden;

/** A service in a package that is not exported. */
public interface Hidden {}
