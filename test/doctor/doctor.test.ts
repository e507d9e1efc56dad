import { describe as group, expect, it } from "vitest";
import { describe, bad, good, unsure } from "../../src/doctor/finding.ts";
import { botScopes } from "../../src/slack/scopes.ts";
import { standingClock } from "../practice/workspace.ts";
import { about, httpEnv, openSlack, slackLike, socketEnv, visit, wrong } from "./bench.ts";

group("what is looked at", () => {
  it("finds nothing wrong where nothing is, over Socket Mode and over HTTP", async () => {
    expect(wrong(await visit())).toEqual([]);
    expect(wrong(await visit({ env: httpEnv }))).toEqual([]);
  });

  it("tells every mistake of the configuration, and looks no further", async () => {
    const findings = await visit({ yaml: "announceChannel: 7\ncolour: blue\n" });
    expect(wrong(findings).length).toBeGreaterThanOrEqual(2);
    expect(wrong(findings)[0]).toMatch(/^Configuration: watchfire\.yml:\d/);
    expect(about(findings, "Slack")).toEqual([]);
  });

  it("names what is missing of the tokens", async () => {
    const findings = await visit({ env: { SLACK_APP_TOKEN: "xapp-1" } });
    expect(wrong(findings).join("\n")).toContain("SLACK_BOT_TOKEN: is missing");
  });

  it("explains the practice workspace where there are no tokens, and asks nobody", async () => {
    const fetch = () => Promise.reject(new Error("nobody is asked"));
    const findings = await visit({ env: {}, fetch });
    expect(wrong(findings)).toEqual([]);
    expect(
      about(findings, "Slack")
        .map(({ words }) => words)
        .join("\n"),
    ).toContain("http://localhost:3000");
  });

  it("never says anything by a sign alone, and never a secret", async () => {
    const findings = [...(await visit()), ...(await visit({ env: httpEnv }))];
    for (const finding of findings) {
      const line = describe(finding);
      expect(line).toMatch(/^[✓✗–] (fine|wrong|note) +[A-Z].*\.$/);
      expect(line).not.toContain(httpEnv.SLACK_SIGNING_SECRET);
      expect(line).not.toContain(httpEnv.SLACK_BOT_TOKEN);
    }
    expect([good("a"), bad("b"), unsure("c")].map(describe)).toEqual(["✓ fine   a", "✗ wrong  b", "– note   c"]);
  });
});

group("scopes", () => {
  const withScopes = (scopes: readonly string[]) => {
    const clock = standingClock();
    return visit({ clock, fetch: slackLike(openSlack(clock, scopes), clock) });
  };

  it("lists what is missing, with what breaks", async () => {
    const findings = await withScopes(
      botScopes.filter((scope) => scope !== "pins:write" && scope !== "channels:manage"),
    );
    expect(wrong(findings)).toEqual([
      expect.stringMatching(/^Scopes: channels:manage is missing, and with it conversations\.create, .*reinstall/),
      expect.stringMatching(/^Scopes: pins:write is missing, and with it pins\.add\./),
    ]);
  });

  it("mentions what is too much, as no fault", async () => {
    const findings = await withScopes([...botScopes, "admin"]);
    expect(wrong(findings)).toEqual([]);
    expect(about(findings, "Scopes").map(({ words }) => words)).toContain(
      "Scopes: admin can be taken away; Watchfire doesn't use them.",
    );
  });
});

group("the clock", () => {
  it.each([
    [61_000, ["behind"]],
    [-75_000, ["ahead of"]],
  ])("is wrong when Slack's is %i ms ahead", async (aheadMs, words) => {
    const clock = standingClock();
    const findings = await visit({ clock, fetch: slackLike(openSlack(clock), clock, aheadMs) });
    expect(wrong(findings)).toEqual([expect.stringContaining(words[0]!)]);
  });

  it("may be a little off", async () => {
    const clock = standingClock();
    expect(wrong(await visit({ clock, fetch: slackLike(openSlack(clock), clock, 5_000) }))).toEqual([]);
  });
});

group("the workspace", () => {
  it("misses the announcement channel, by name and by id", async () => {
    expect(wrong(await visit({ yaml: "announceChannel: outages\n" }))).toEqual([
      expect.stringContaining("no channel called #outages (announceChannel)"),
    ]);
    expect(wrong(await visit({ yaml: "announceChannel: C0NOWHERE\n" }))).toEqual([
      expect.stringContaining("there is no C0NOWHERE"),
    ]);
  });

  it("finds the announcement channel by its id", async () => {
    const clock = standingClock();
    const slack = openSlack(clock);
    const yaml = `announceChannel: ${slack.channel("#incidents")?.id ?? ""}\n`;
    expect(about(await visit({ clock, yaml, fetch: slackLike(slack, clock) }), "Channel")).toEqual([
      good("Channel: #incidents (announceChannel) is there."),
    ]);
  });

  it("knows an archived channel", async () => {
    const clock = standingClock();
    const slack = openSlack(clock);
    const channel = slack.channel("#incidents")!;
    Object.assign(channel, { archived: true });
    const fetch = slackLike(slack, clock);
    expect(wrong(await visit({ clock, yaml: `announceChannel: ${channel.id}\n`, fetch }))).toEqual([
      expect.stringContaining("#incidents (announceChannel) is archived"),
    ]);
  });

  it("misses people, and knows who can't take part", async () => {
    const yaml = "people:\n  ghost: { slack: U0NOBODY }\n  gus: { slack: U0GUS }\n  grace: { slack: U0GRACE }\n";
    const findings = about(await visit({ yaml }), "People");
    expect(wrong(findings)).toEqual([
      expect.stringContaining("Slack knows no U0NOBODY (people.ghost)"),
      expect.stringContaining("U0GUS (people.gus) is a guest"),
    ]);
    expect(findings).toContainEqual(good("People: 1 is in Slack as the file has them."));
  });
});

group("the signing secret", () => {
  it("has Slack's shape, also two of them", async () => {
    const two = `${httpEnv.SLACK_SIGNING_SECRET},${"a".repeat(32)}`;
    expect(wrong(await visit({ env: { ...httpEnv, SLACK_SIGNING_SECRET: two } }))).toEqual([]);
    expect(wrong(await visit({ env: { ...httpEnv, SLACK_SIGNING_SECRET: "A".repeat(32) } }))).toEqual([
      expect.stringContaining("not 32 hexadecimal digits"),
    ]);
  });

  it("may look otherwise on another server", async () => {
    const env = { ...httpEnv, SLACK_SIGNING_SECRET: "other", SLACK_API_URL: "https://slack.test/api" };
    expect(wrong(await visit({ env }))).toEqual([]);
  });
});

group("who is on call", () => {
  const yaml = `
announceChannel: incidents
people:
  grace: { slack: U0GRACE, phone: "+16175550123" }
  linus: { slack: U0LINUS }
  ada: { slack: U0ADA }
teams:
  payments:
    layers: { primary: { members: [grace, linus] } }
    escalation: { sev1: { steps: [{ call: primary }, { call: "person:ada" }] } }
publicUrl: https://watchfire.example.com
notifiers:
  twilio: { accountSid: AC${"0".repeat(32)}, authTokenEnv: TOKEN, from: "+16175550000" }
`;

  it("is named when nothing that rings reaches them, or no rehearsal has shown that it does; no number is said", async () => {
    const reach = about(await visit({ yaml, env: { ...socketEnv, TOKEN: "t" } }), "Reach");
    expect(reach.map(({ verdict }) => verdict)).toEqual(["bad", "bad", "unsure"]);
    expect(reach[0]!.words).toContain("nothing that rings reaches linus, only slack");
    expect(reach[1]!.words).toContain("nothing that rings reaches ada, only slack");
    expect(reach[2]!.words).toMatch(/no rehearsal .* arrive at grace\./);
    expect(JSON.stringify(reach)).not.toContain("6175550123");
  });
});
