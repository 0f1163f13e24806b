package org.lockstep.designation.listimport;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/**
 * The uploaded files, in the database, so that any replica can read them again; compressed and in
 * pieces, so that no more than one piece is in memory.
 */
@ApplicationScoped
class UploadedFiles {
  static final long LARGEST = 1L << 30;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int PIECE = 512 * 1024;
  private static final int BUFFER = 64 * 1024;

  private final AgroalDataSource dataSource;

  UploadedFiles(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Stores all that comes.
   *
   * @throws Refusal 413 if it is more than {@link #LARGEST}
   * @throws IOException if it breaks off, or takes too long
   */
  void store(UUID importId, InputStream body) throws IOException {
    long begun = System.nanoTime();
    long bytes = 0;
    try (OutputStream compressed = new Compressed(new Pieces(importId))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        if (bytes > LARGEST) {
          throw new Refusal(
              CommonProblem.TOO_LARGE, "A file of a list may have at most " + LARGEST + " bytes.");
        }
        compressed.write(buffer, 0, read);
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
          throw new IOException("The upload takes too long");
        }
      }
    }
  }

  ListFile file(UUID importId, String name) {
    return new ListFile(name, () -> new GZIPInputStream(new Stored(importId), BUFFER));
  }

  private static final class Compressed extends GZIPOutputStream {
    Compressed(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private final class Pieces extends OutputStream {
    private final UUID importId;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int number;

    Pieces(UUID importId) {
      this.importId = importId;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int left = length;
      while (left > 0) {
        int taken = Math.min(left, PIECE - filled);
        System.arraycopy(bytes, from, piece, filled, taken);
        filled += taken;
        from += taken;
        left -= taken;
        if (filled == PIECE) {
          store();
        }
      }
    }

    @Override
    public void close() throws IOException {
      store();
    }

    private void store() throws IOException {
      if (filled == 0) {
        return;
      }
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement =
              connection.prepareStatement(
                  """
                  with alive as (
                    update list_import set leased_until = clock_timestamp() + interval '5 minutes'
                    where id = ? and status = 'RECEIVING' returning id)
                  insert into list_import_piece (import_id, number, bytes)
                  select id, ?, ? from alive""")) {
        statement.setObject(1, importId);
        statement.setInt(2, number);
        statement.setBytes(3, Arrays.copyOf(piece, filled));
        if (statement.executeUpdate() != 1) {
          throw new IOException("The upload was given up");
        }
      } catch (SQLException e) {
        throw new IllegalStateException("the upload cannot be stored", e);
      }
      number++;
      filled = 0;
    }
  }

  private final class Stored extends InputStream {
    private final UUID importId;
    private byte[] piece = {};
    private int position;
    private int number;

    Stored(UUID importId) {
      this.importId = importId;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (position == piece.length && !next()) {
        return -1;
      }
      int taken = Math.min(length, piece.length - position);
      System.arraycopy(piece, position, bytes, offset, taken);
      position += taken;
      return taken;
    }

    private boolean next() throws IOException {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement statement =
              connection.prepareStatement(
                  "select bytes from list_import_piece where import_id = ? and number = ?")) {
        statement.setObject(1, importId);
        statement.setInt(2, number);
        try (ResultSet rows = statement.executeQuery()) {
          if (!rows.next()) {
            return false;
          }
          piece = rows.getBytes(1);
        }
      } catch (SQLException e) {
        // Nothing is wrong with the file itself.
        throw new IllegalStateException("the upload cannot be read", e);
      }
      position = 0;
      number++;
      return true;
    }
  }
}
