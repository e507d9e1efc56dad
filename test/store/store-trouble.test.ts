import { describe, expect, it } from "vitest";
import { openMemory } from "../../src/store/sqlite-file.ts";
import { isStoreTrouble } from "../../src/store/store-trouble.ts";

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("It worked.");
}

describe("trouble of the database itself", () => {
  it("is a full disk", () => {
    const { client, close } = openMemory();
    client.pragma(`max_page_count = ${String(client.pragma("page_count", { simple: true }))}`);
    const put = client.prepare("insert into settings (key, value) values (?, ?)");
    expect(isStoreTrouble(errorOf(() => put.run("a", "x".repeat(1_000_000))))).toBe(true);
    close();
  });

  it("isn't what was asked of it", () => {
    const { client, close } = openMemory();
    expect(isStoreTrouble(errorOf(() => client.exec("insert into settings (key) values (null)")))).toBe(false);
    expect(isStoreTrouble(errorOf(() => client.prepare("select nothing")))).toBe(false);
    close();
  });

  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  it.each([
    ["53100", "the disk is full", true],
    ["53300", "too many connections", true],
    ["08006", "the connection failed", true],
    ["57P01", "the server shuts down", true],
    ["ECONNREFUSED", "nobody listens", true],
    ["23505", "a row is there already", false],
    ["57014", "a statement took too long", false],
    ["42P01", "there is no such table", false],
  ])("is known by PostgreSQL's code: %s, %s", (code, message, itself) => {
    expect(isStoreTrouble(Object.assign(new Error(message), { code }))).toBe(itself);
  });

  it("is no bug of ours", () => {
    expect(isStoreTrouble(new TypeError("x is undefined"))).toBe(false);
    expect(isStoreTrouble("words")).toBe(false);
  });
});
