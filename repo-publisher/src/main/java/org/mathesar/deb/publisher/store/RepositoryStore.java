package org.mathesar.deb.publisher.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Files of a repository in one place, readable by apt clients while they are written.
 *
 * <p>Whoever is killed in the middle of an operation leaves the file that was there, or none, and
 * at most a temporary one, which {@link #sweep} deletes. Methods may be called by several threads
 * at once. What an administrator can mend (no rights, disk full, host key, no network) comes as a
 * {@link org.mathesar.deb.format.problem.UserProblem}; everything else that goes wrong with the
 * place as {@link IOException}, after which it is not known whether the operation took place.
 */
public interface RepositoryStore extends AutoCloseable {
  /**
   * The place in words, as users write it.
   *
   * @return such as {@code file:///srv/apt} or {@code sftp://deploy@host/srv/apt}, without secrets
   */
  String name();

  /**
   * Looks at a file.
   *
   * @param path where
   * @return what is known of it; empty where there is no file
   * @throws IOException where the place does not answer
   */
  Optional<StoredFile> find(StorePath path) throws IOException;

  /**
   * The files below a folder, at any depth, without temporary ones.
   *
   * @param folder where to look
   * @return sorted by path; none where there is no such folder
   * @throws IOException where the place does not answer
   */
  List<StoredFile> list(StorePath folder) throws IOException;

  /**
   * Starts reading a file.
   *
   * @param path where
   * @param offset how many bytes to leave out at its beginning
   * @return the rest; the caller closes it
   * @throws java.nio.file.NoSuchFileException where there is no file
   * @throws IOException where the place does not answer
   */
  InputStream read(StorePath path, long offset) throws IOException;

  /**
   * Stores a file under a name that is free, folders above it included. Of several writers at most
   * one succeeds.
   *
   * @param path where
   * @param content what
   * @return true; false where the name is taken, whatever it has, which is left alone
   * @throws IOException where the place does not answer
   */
  boolean create(StorePath path, Content content) throws IOException;

  /**
   * Stores a file in place of the one that is there, if any, folders above it included. Readers see
   * the old one or the new one, whole.
   *
   * @param path where
   * @param content what
   * @throws IOException where the place does not answer
   */
  void replace(StorePath path, Content content) throws IOException;

  /**
   * Stores a file that has the bytes of parts of others, in place of what is there, as {@link
   * #replace} does; without sending them where the place can copy by itself.
   *
   * @param path where
   * @param parts in their order
   * @throws IOException where the place does not answer, or a file has not the bytes that are named
   */
  void compose(StorePath path, List<Part> parts) throws IOException;

  /**
   * Deletes a file, and the folders above it that it leaves empty.
   *
   * @param path where; that nothing is there is no error
   * @throws IOException where the place does not answer
   */
  void delete(StorePath path) throws IOException;

  /**
   * Takes the one lock of the place for as long as it is open.
   *
   * @param owner who takes it, for those who wait
   * @param patience how long to wait for another owner, and what to tell meanwhile
   * @return the lock
   * @throws org.mathesar.deb.format.problem.UserProblem where the other owner has it still
   * @throws IOException where the place does not answer
   */
  StoreLock lock(LockOwner owner, LockPatience patience) throws IOException;

  /**
   * Has everything that was written survive a loss of power, as far as the place can promise that.
   *
   * @throws IOException where it cannot
   */
  void sync() throws IOException;

  /**
   * Deletes temporary files that nobody writes any more. Called with the lock held.
   *
   * @return how many there were
   * @throws IOException where the place does not answer
   */
  int sweep() throws IOException;

  @Override
  void close() throws IOException;
}
