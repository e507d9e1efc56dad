/**
 * Whether the database itself is in trouble, such as a full disk, a lock, or a connection that is lost, and not what was asked
 * of it: the same works later. By the codes of SQLite and of PostgreSQL's classes 08, 53 and 57P, and of broken connections.
 */
export function isStoreTrouble(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|NOMEM)|(08|53)...$|57P..$|ECONN|EPIPE$|ETIMEDOUT$)/.test(code);
}
