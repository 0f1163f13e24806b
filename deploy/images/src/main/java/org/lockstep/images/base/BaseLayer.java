package org.lockstep.images.base;

import java.io.IOException;
import java.util.regex.Pattern;
import org.lockstep.images.oci.Layer;

/**
 * The lowest layer: the C library and what Java's own library needs beside it, who the user is, and
 * a place for temporary files. No shell, no program but the loader.
 */
public final class BaseLayer {
  public static final int USER = 10001;

  private static final Pattern LIBRARY =
      Pattern.compile("(usr/)?lib/x86_64-linux-gnu/[^/]{1,100}\\.so[.0-9]{0,20}");
  private static final Pattern COPYRIGHT =
      Pattern.compile("usr/share/doc/[^/]{1,100}(/copyright)?");
  private static final String LOADER = "lib64/ld-linux-x86-64.so.2";

  private BaseLayer() {}

  public static Layer of(Debian debian) throws IOException {
    Layer layer = new Layer("base of " + debian.packages().size() + " packages of Debian");
    layer.openDirectory("tmp");
    layer.directory("proc").directory("sys").directory("dev");
    String user = "lockstep:x:%1$d:%1$d:Lockstep:/tmp:/sbin/nologin\n".formatted(USER);
    layer.file("etc/passwd", "root:x:0:0:root:/:/sbin/nologin\n" + user);
    layer.file("etc/group", "root:x:0:\nlockstep:x:%d:\n".formatted(USER));
    layer.file("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
    // Scanners of images find out here whose packages these are.
    layer.file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nNAME=\"Debian GNU/Linux\"\n");
    for (PinnedPackage pin : debian.packages()) {
      DebianPackage opened = debian.open(pin);
      for (DebianPackage.Content content : opened.files(BaseLayer::isWanted)) {
        if (!content.linkTarget().isEmpty()) {
          layer.link(content.path(), content.linkTarget());
        } else if (content.program()) {
          layer.program(content.path(), content.bytes());
        } else {
          layer.file(content.path(), content.bytes());
        }
      }
      layer.file("var/lib/dpkg/status.d/" + pin.name(), opened.control());
    }
    return layer;
  }

  private static boolean isWanted(String path) {
    return path.equals(LOADER)
        || LIBRARY.matcher(path).matches()
        || COPYRIGHT.matcher(path).matches();
  }
}
