import { describe, expect, it } from "vitest";
import { ConfigError } from "../../src/config/mistakes.ts";
import { configOf, mistakesIn } from "./sources.ts";

const PEOPLE = "people: { grace: { slack: U01GRACE }, linus: { slack: U01LINUS } }";

describe("a mistake in the file", () => {
  it("names the file, the line, the place, what is wrong and the mend", () => {
    const text = `${PEOPLE}
teams:
  payments:
    layers:
      primary:
        members:
          - grace
          - linsu
`;
    expect(mistakesIn(text)).toEqual([
      'watchfire.yml:8: teams.payments.layers.primary.members[1]: nobody called "linsu" under people. Did you mean "linus"?',
    ]);
  });

  it("is told together with all the others, from top to bottom, also as a list", () => {
    const text = `local: ko
timezone: Asia/Soul
defaultTeam: payments
people: { grace: { phone: 1 } }
severities: { sev5: {}, sev1: { remindEvery: soon }, p1: {} }`;
    expect(mistakesIn(text)).toEqual([
      'watchfire.yml:1: local: unknown key. Did you mean "locale"?',
      'watchfire.yml:2: timezone: "Asia/Soul" is not a time zone. Did you mean "Asia/Seoul"?',
      'watchfire.yml:3: defaultTeam: no team called "payments" under teams. Add it there, or correct the name.',
      expect.stringMatching(/^watchfire\.yml:4: people\.grace\.slack: is missing\./),
      expect.stringMatching(/^watchfire\.yml:4: people\.grace\.phone: 1 is not a phone number\./),
      expect.stringMatching(/^watchfire\.yml:5: severities\.sev1\.remindEvery: "soon" is not a duration\./),
      "watchfire.yml:5: severities.sev5: unknown severity. Write sev1 to sev4, or p1 to p4.",
      "watchfire.yml:5: severities.p1: sev1 stands here twice. Keep one.",
    ]);
    const mistake = { file: "watchfire.yml", line: 1, path: "local" };
    expect(() => configOf(text)).toThrow(ConfigError);
    expect(errorOf(text).mistakes[0]).toMatchObject(mistake);
  });

  it.each([
    ["a: 1\n b: 2", "watchfire.yml:1: "],
    ["people:\n\tada: {}", "watchfire.yml:2: Tabs are not allowed as indentation."],
    ["locale: en\nlocale: ko", "watchfire.yml:2: Map keys must be unique."],
    ["locale: *nowhere", "watchfire.yml: Unresolved alias"],
    ["- locale", "watchfire.yml:1: must hold keys of its own."],
    ["people: grace", "watchfire.yml:1: people: must hold keys of its own."],
    ["admins: grace", "watchfire.yml:1: admins: must be a list."],
    ["locale: de", 'watchfire.yml:1: locale: "de" is not en or ko.'],
    ["locale: [en]", "watchfire.yml:1: locale: must be one value."],
    ["announceChannel: #ops", "watchfire.yml:1: announceChannel: has no value. Write its name"],
    ["announceChannel: Ops Alerts", 'watchfire.yml:1: announceChannel: "Ops Alerts" is not a channel.'],
    ["command: my incident", 'watchfire.yml:1: command: "my incident" is not a command.'],
    ["publicUrl: example.com", 'watchfire.yml:1: publicUrl: "example.com" is not an address.'],
    ["watchAfterResolve: 15", "watchfire.yml:1: watchAfterResolve: 15 is not a duration."],
    ["watchAfterResolve: off", 'watchfire.yml:1: watchAfterResolve: "off" is not a duration.'],
    ["severities: { sev1: { room: big } }", 'severities.sev1.room: "big" is not full, light, or thread.'],
    ["people: { a: { slack: grace } }", 'people.a.slack: "grace" is not a Slack user id. Copy it in Slack'],
    ["people: { a: { slack: U01A }, b: { slack: U01A } }", 'people.b.slack: "U01A" is already the id of a.'],
    ["people: { __proto__: { slack: U01A } }", "people.__proto__: can't be a name. Choose another."],
    [`${PEOPLE}\nadmins: [lin]`, 'watchfire.yml:2: admins[0]: nobody called "lin" under people.'],
    ["teams: { a: { manager: grace } }", 'teams.a.manager: nobody called "grace" under people. Add it there'],
    ["teams: { a: { layers: { third: {} } } }", "teams.a.layers.third.members: names nobody."],
    [
      "teams: { a: { layers: { primry: {} } } }",
      "teams.a.layers.primry: is too much like another layer's name. Did you mean",
    ],
    [
      "teams: { a: { layers: { manager: {} } } }",
      "teams.a.layers.manager: can't be a layer. Write manager beside layers.",
    ],
    ["teams: { a: { layers: { The third: {} } } }", "teams.a.layers.The third: can't be a layer's name."],
    ["teams: { a: { layers: { __proto__: {} } } }", "teams.a.layers.__proto__: can't be a layer's name."],
    ["teams: { a: { layers: { primary: [] } } }", "teams.a.layers.primary: is an empty list."],
    ["holidays: KO", 'holidays: "KO" is not a country whose holidays are known. Write its two letters'],
    ["teams: { a: { holidays: DE-XX } }", 'teams.a.holidays: "DE-XX" is not a country'],
    ["holidayOverrides: { add: [17 July] }", 'holidayOverrides.add[0]: "17 July" is not a date.'],
    ["holidayOverrides: { plus: [] }", "holidayOverrides.plus: unknown key. Known here: add, remove."],
    ["teams: { a: { layers: { primary: {} } } }", "teams.a.layers.primary.members: names nobody."],
    ["teams: { a: { hours: always } }", 'teams.a.hours: "always" is not a span of working hours.'],
    ["services: { a: { team: b } }", 'services.a.team: no team called "b" under teams.'],
    ["services: { a: { aliases: [B] }, b: {} }", 'services.a.aliases[0]: "B" already leads to b.'],
    ["services: { a: { aliases: [1] } }", "services.a.aliases[0]: 1 is not text. Put quotes"],
    ["notifiers: { webhook: }", "notifiers.webhook.url: is missing."],
  ])("%j", (text, message) => {
    expect(mistakesIn(text).join("\n")).toContain(message);
  });

  it.each([
    ["every: 36h", 'every: "36h" is not a number of whole days.'],
    ["from: 2026-02-30", 'from: "2026-02-30" is not a date.'],
    ["handOver: noon", 'handOver: "noon" is not a time to hand over.'],
    ["every: 3d, handOver: Mon 09:00", "handOver: names a weekday, but every is 3d. Write only the time"],
    ["timezone: KST", 'timezone: "KST" is not a time zone.'],
    ["hours: always", 'hours: "always" is not a span of hours. Write one such as "Mon-Fri 09:00-18:00"'],
    ["hours: [Mon 09:00-18:00, Mon 18:00-18:00]", 'hours[1]: "Mon 18:00-18:00" is not a span of hours.'],
    ["hours: []", "hours: is an empty list."],
  ])("in a rotation with %s", (line, message) => {
    const text = `${PEOPLE}\nteams: { a: { layers: { primary: { members: [grace], ${line} } } } }`;
    expect(mistakesIn(text)).toEqual([expect.stringContaining(`watchfire.yml:2: teams.a.layers.primary.${message}`)]);
  });

  it("in one rotation of several is said with its line", () => {
    const text = `${PEOPLE}
teams:
  a:
    layers:
      primary:
        - { members: [grace], hours: Mon-Fri 09:00-18:00 }
        - members: [linsu]
          evry: 1d
        - members: [linus]`;
    expect(mistakesIn(text)).toEqual([
      expect.stringContaining("watchfire.yml:7: teams.a.layers.primary[1].members[0]: nobody called"),
      'watchfire.yml:8: teams.a.layers.primary[1].evry: unknown key. Did you mean "every"?',
    ]);
    expect(mistakesIn(text.replace("linsu", "linus").replace("evry", "every"))).toEqual([
      expect.stringContaining(
        "watchfire.yml:9: teams.a.layers.primary[2]: is never asked: the one before it has no hours",
      ),
    ]);
  });

  it("is a secret that is named but not set, except in practice", () => {
    const text = "notifiers: { webhook: { url: https://pager.example.com, secretEnv: PAGER_SECRET } }";
    expect(mistakesIn(text)).toEqual([
      "watchfire.yml:1: notifiers.webhook.secretEnv: the environment variable PAGER_SECRET is not set. Set it in the environment or in .env.",
    ]);
    expect(mistakesIn(text, {})).toEqual([]);
  });

  it("is not a file that unfolds without end", () => {
    const text = `a: &a [x]\nb: &b [${"*a, ".repeat(20)}*a]\nc: [${"*b, ".repeat(20)}*b]`;
    expect(mistakesIn(text)).toEqual([expect.stringContaining("watchfire.yml: Excessive alias count")]);
  });
});

function errorOf(text: string): ConfigError {
  try {
    configOf(text);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("the file was accepted");
}
