import { describe, expect, it } from "vitest";
import { plainLine, plainText } from "../../src/record/plain-text.ts";

const names = { person: (id: string) => (id === "U0ADA" ? "Ada" : id) };

describe("what Slack wrote, as people read it", () => {
  it.each([
    ["somebody", "<@U0ADA>", "@Ada"],
    ["somebody whose name Slack wrote beside the id", "<@U0ADA|@ada.l>", "@ada.l"],
    ["a channel", "<#C0OPS|ops>", "#ops"],
    ["a channel whose name isn't given", "<#C0OPS|>", "#C0OPS"],
    ["a group", "<!subteam^S0SRE|@sre>", "@sre"],
    ["a group whose name isn't given", "<!subteam^S0SRE>", "@group"],
    ["a moment, in Slack's own words for those who can't show it", "<!date^1795370520^{time}|03:02 KST>", "03:02 KST"],
    ["a moment without such words", "<!date^1795370520^{time}>", ""],
    ["a shout", "<!channel>", "@channel"],
    ["a link with words", "<https://x.example|the graph>", "the graph (https://x.example)"],
    ["a link whose words are its address", "<https://x.example|https://x.example>", "https://x.example"],
    ["a bare link", "<https://x.example>", "https://x.example"],
    ["a mail address", "<mailto:ada@example.com>", "ada@example.com"],
    ["characters that would be markup", "5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"],
  ])("%s", (_, mrkdwn, read) => {
    expect(plainText(mrkdwn, names)).toBe(read);
  });

  it("is cut by characters as people count them, on one line", () => {
    expect(plainLine("🔥🔥🔥", names, 3)).toBe("🔥🔥🔥");
    expect(plainLine("🔥 🔥\n🔥", names, 4)).toBe("🔥 🔥…");
  });
});
