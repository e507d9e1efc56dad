import { describe, expect, it } from "vitest";
import { configOf, mistakesIn, socketTokens } from "./sources.ts";

const address = "https://hc-ping.com/0f6c1d34-secret";

describe("the dead man's switch", () => {
  it("is pinged each minute at an address of the file or of the environment, or not at all", () => {
    expect(configOf("").deadMan).toBeNull();
    expect(configOf(`deadMan: { url: "${address}" }`).deadMan).toEqual({ url: address, every: 60_000 });
    const variables = { ...socketTokens, DEAD_MAN_URL: address };
    expect(configOf("deadMan: { urlEnv: DEAD_MAN_URL, every: 5m }", variables).deadMan).toEqual({
      url: address,
      every: 300_000,
    });
  });

  it("hears nothing of a practice workspace, which asks for no secret", () => {
    expect(configOf("deadMan: { urlEnv: DEAD_MAN_URL }", {}).deadMan).toBeNull();
  });

  it.each([
    ["deadMan: {}", "deadMan: needs url, or urlEnv"],
    [`deadMan: { url: "${address}", urlEnv: DEAD_MAN_URL }`, "and not both"],
    ["deadMan: { url: hc-ping.com/0f6c1d34-secret }", "deadMan.url: what stands there is not an address"],
    ["deadMan: { urlEnv: DEAD_MAN_URL }", "deadMan.urlEnv: the environment variable DEAD_MAN_URL is not set."],
    ["deadMan: { urlEnv: WRONG }", "deadMan.urlEnv: the variable doesn't hold an address."],
    [`deadMan: { url: "${address}", every: 5s }`, "deadMan.every: is too often or too seldom."],
    [`deadMan: { url: "${address}", every: 2h }`, "deadMan.every: is too often or too seldom."],
    [`deadMan: { url: "${address}", period: 1m }`, "unknown key"],
  ])("%s is refused with what is wrong, and without the address", (text, words) => {
    const said = mistakesIn(text, { ...socketTokens, WRONG: "ftp://0f6c1d34-secret" }).join("\n");
    expect(said).toContain(words);
    expect(said).not.toContain("0f6c1d34-secret");
  });
});
