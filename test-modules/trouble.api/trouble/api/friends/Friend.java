package trouble.api.friends;

/** A service in a package that is exported to some only. */
public interface Friend {}
