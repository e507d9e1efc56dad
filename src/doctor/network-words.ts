const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name can't be found: check the address and DNS",
  EAI_AGAIN: "names can't be looked up: check the network and DNS",
  ECONNREFUSED: "nothing answers at that address and port",
  ECONNRESET: "the connection was cut",
  EHOSTUNREACH: "there is no way to that address: check the network or a firewall",
  ENETUNREACH: "there is no network",
  ETIMEDOUT: "no answer came: check the network or a firewall",
  UND_ERR_CONNECT_TIMEOUT: "no answer came: check the network or a firewall",
  UND_ERR_SOCKET: "the connection was cut",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed: set NODE_EXTRA_CA_CERTS",
  SELF_SIGNED_CERT_IN_CHAIN: "a proxy's certificate isn't known: set NODE_EXTRA_CA_CERTS",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate's issuer isn't known: set NODE_EXTRA_CA_CERTS",
  CERT_HAS_EXPIRED: "its certificate has expired, or this machine's clock is wrong",
};

/** What a network error means, without a stack or a code alone. */
export function networkWords(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === "AbortError" || cause.name === "TimeoutError") return "no answer came in time";
    const words = "code" in cause ? reasons[String(cause.code)] : undefined;
    if (words !== undefined) return words;
    if (cause instanceof AggregateError && cause.errors.length > 0) return networkWords(cause.errors[0]);
    if (!(cause.cause instanceof Error)) return cause.message;
  }
  return String(error);
}
