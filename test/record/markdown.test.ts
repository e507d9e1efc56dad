import { describe, expect, it } from "vitest";
import { cite, mdText } from "../../src/record/markdown.ts";
import { plainText } from "../../src/record/plain-text.ts";
import { fullTime, zoneWithOffset } from "../../src/record/times.ts";

const names = { person: (id: string) => (id === "U0ADA" ? "Ada" : id) };

describe("people's words in Markdown", () => {
  it("can't become markup, a link, a table cell, HTML or a gap", () => {
    expect(mdText("a | b\n# c <b> [#1](x) *d* `e` ❓ & pay_db _f_")).toBe(
      "a \\| b # c &lt;b> \\[#1\\](x) \\*d\\* \\`e\\` ? &amp; pay_db \\_f\\_",
    );
  });

  it("are read as people read them in Slack", () => {
    expect(plainText("<@U0ADA>: see <https://x.example|the graph>, 5 &lt; 6 in <#C1|ops> <!here>", names)).toBe(
      "@Ada: see the graph (https://x.example), 5 < 6 in #ops @here",
    );
  });
});

describe("a citation", () => {
  const source = { channel: "C1", ts: "1.2" };

  it("is linked where its message is known, and plain where it isn't", () => {
    expect(cite({ n: 7, source }, ({ channel }) => `https://x/${channel}`)).toBe("[[#7]](https://x/C1)");
    expect(cite({ n: 7, source: null }, () => "https://x")).toBe("[#7]");
    expect(cite({ n: 7, source }, () => null)).toBe("[#7]");
  });
});

describe("times in documents", () => {
  const noon = Date.UTC(2026, 10, 21, 18, 2);

  it("always bear their zone", () => {
    expect(fullTime(noon, "Asia/Seoul", "en")).toBe("2026-11-22 03:02 KST (UTC+9)");
    expect(fullTime(noon, "Asia/Seoul", "ko")).toBe("2026-11-22(일) 03:02 KST(UTC+9)");
    expect(zoneWithOffset(noon, "UTC", "en")).toBe("UTC");
    expect(zoneWithOffset(noon, "America/St_Johns", "en")).toContain("UTC-3:30");
  });
});
