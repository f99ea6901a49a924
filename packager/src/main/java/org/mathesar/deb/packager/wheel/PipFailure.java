package org.mathesar.deb.packager.wheel;

import java.util.regex.Pattern;
import org.mathesar.deb.packager.process.CommandResult;

/** Why pip gave up, read from what it says; its exit status is the same for everything. */
enum PipFailure {
  /** No room for what it writes. */
  FULL_DISK("No space left on device|Disk quota exceeded"),
  /** The index served other bytes than the lock names. */
  WRONG_HASH("DO NOT MATCH THE HASHES|HashMismatch"),
  /** The index, or a proxy before it, asks who is there. */
  NO_ACCESS("40[137] Client Error|401 Error|407 Proxy Authentication"),
  /** The index has a certificate that this machine does not trust. */
  NO_TRUST("CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError|SSLError|TLS CA cert"),
  /** The index was not reached. */
  NO_NETWORK(
      "NewConnectionError|NameResolutionError|ConnectTimeoutError|ConnectionResetError"
          + "|Connection refused|Connection timed out|Failed to establish a new connection"
          + "|Max retries exceeded|Name or service not known|Network is unreachable|ProxyError"
          + "|ProtocolError|ReadTimeoutError|RemoteDisconnected|50[0234] Server Error|timed out"
          + "|Temporary failure in name resolution"),
  /** The index was reached and does not have the file. */
  GONE(
      "No matching distribution found|Could not find a version that satisfies"
          + "|(404|410) Client Error"),
  /** Something else. */
  OTHER("");

  private final Pattern signs;

  PipFailure(String signs) {
    this.signs = Pattern.compile(signs);
  }

  /**
   * Recognises a failure.
   *
   * @param result of a run that did not succeed
   * @return the first of the reasons above whose signs are there
   */
  static PipFailure of(CommandResult result) {
    String said = result.output() + "\n" + result.errors();
    for (PipFailure failure : values()) {
      if (failure.signs.matcher(said).find()) {
        return failure;
      }
    }
    return OTHER;
  }

  /**
   * Whether it lies in the machine or its network and not in a file: trying the others is of no
   * use.
   *
   * @return true where every file would fail
   */
  boolean concernsEveryFile() {
    return this == FULL_DISK || this == NO_ACCESS || this == NO_TRUST || this == NO_NETWORK;
  }
}
