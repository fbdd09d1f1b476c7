package io.dymod.retire.pin;

import io.dymod.scope.OwnedResource;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** MBeans, in all servers that have been made so far. */
final class ManagedBeans implements Pin {

  static final String MODULE = "java.management";

  /** An MBean and where it is registered. */
  private record Bean(MBeanServer server, ObjectName name) {}

  @Override
  public List<OwnedResource> endings(RetiredGeneration retired) {
    return beans(retired).stream()
        .map(
            bean ->
                OwnedResource.of(
                    bean,
                    "unregistration of MBean " + bean.name,
                    () -> bean.server.unregisterMBean(bean.name)))
        .toList();
  }

  @Override
  public List<Suspect> find(RetiredGeneration retired) {
    return beans(retired).stream()
        .map(
            bean ->
                new Suspect(
                    "MBean " + bean.name + " is of its classes",
                    "unregister it when the provider is closed"))
        .toList();
  }

  private static List<Bean> beans(RetiredGeneration retired) {
    List<Bean> beans = new ArrayList<>();
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      for (ObjectName name : server.queryNames(null, null)) {
        if (loader(server, name) == retired.loader()) {
          beans.add(new Bean(server, name));
        }
      }
    }
    return beans;
  }

  private static ClassLoader loader(MBeanServer server, ObjectName name) {
    try {
      return server.getClassLoaderFor(name);
    } catch (JMException retired) {
      return null;
    }
  }
}
