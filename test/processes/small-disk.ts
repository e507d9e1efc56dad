/**
 * Loaded before the program: SIGUSR2 leaves its database no page more, and at the next one gives it room again, as a disk
 * does that is full and then isn't.
 */
import Database from "better-sqlite3";

const LIMITLESS = 2 ** 30;
const open: Database.Database[] = [];
const { exec, pragma } = Database.prototype;
let full = false;

Database.prototype.pragma = function (this: Database.Database, ...given) {
  if (!open.includes(this) && !this.readonly) open.push(this);
  return pragma.apply(this, given);
};

process.on("SIGUSR2", () => {
  full = !full;
  for (const database of open.filter((each) => each.open)) {
    const pages = full ? Number(pragma.call(database, "page_count", { simple: true })) : LIMITLESS;
    exec.call(database, `pragma max_page_count = ${pages}`);
  }
});
