package org.lockstep.local.part;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Asks a MongoDB server {@code {ping: 1}} in its own protocol (OP_MSG), so that the launcher needs
 * no driver to see that it answers.
 */
final class MongoPing {
  private static final int OP_MSG = 2013;
  private static final int HEADER = 16;
  private static final int LARGEST_ANSWER = 1 << 20;

  private MongoPing() {}

  static void ask(Socket socket) throws IOException {
    socket.getOutputStream().write(question());
    socket.getOutputStream().flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = in.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new EOFException("no answer");
    }
    int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < HEADER || length > LARGEST_ANSWER) {
      throw new IOException("this is not MongoDB");
    }
    byte[] answer = in.readNBytes(length - HEADER);
    if (new String(answer, StandardCharsets.ISO_8859_1).contains("errmsg")) {
      throw new IOException("not ready");
    }
  }

  private static byte[] question() {
    ByteBuffer document = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    document.putInt(0);
    document.put((byte) 0x10).put("ping\0".getBytes(StandardCharsets.US_ASCII)).putInt(1);
    document.put((byte) 0x02).put("$db\0".getBytes(StandardCharsets.US_ASCII));
    document.putInt(6).put("admin\0".getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
    int size = document.position();
    document.putInt(0, size);
    ByteBuffer message = ByteBuffer.allocate(HEADER + 5 + size).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(message.capacity()).putInt(1).putInt(0).putInt(OP_MSG);
    message.putInt(0).put((byte) 0).put(document.array(), 0, size);
    return message.array();
  }
}
