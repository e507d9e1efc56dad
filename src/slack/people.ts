import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { By } from "../incident/commands.ts";
import { cleanWords } from "../incident/clean-words.ts";
import { standingOf } from "../people/standing.ts";
import { allPeople, putPeople, type PersonRow } from "../store/people-rows.ts";
import type { Store } from "../store/store.ts";
import { localeOf, type Locale } from "../texts/texts.ts";
import { codeOf } from "./api-errors.ts";
import { shorten } from "./mrkdwn.ts";
import { pagesOf } from "./pages.ts";

/** Everybody in the workspace, from our own table: finding out who somebody is takes no call to Slack. */
export interface People {
  /** Reads the table; Slack isn't asked. */
  start(): Promise<void>;
  /** Brings the whole table up to date. */
  refresh(): Promise<void>;
  /** What a `user_change` or `team_join` brought. */
  learn(slackUser: unknown): Promise<void>;
  /** Somebody we know, or what Slack says of them now; null when nobody can be asked or they don't exist. */
  find(id: string): Promise<PersonRow | null>;
  /** Who a command comes from. `team` is what the payload says of them: somebody of another team is external. */
  by(id: string, team?: string | null): Promise<By>;
  localeFor(id: string): Promise<Locale>;
  /** A name to print where a mention can't stand; the id when nobody knows better. */
  nameOf(id: string): string;
}

const slackUserSchema = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  locale: z.string().optional(),
  tz: z.string().optional(),
  real_name: z.string().optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});

export interface PeoplePorts {
  store: Store;
  clock: Clock;
  slack: WebClient;
  /** Empty until Slack has told us. */
  ourTeam(): string;
  /** Whether the operator's file names them; nobody is named when left out. */
  isListed?(person: string): boolean;
  locale: Locale;
  /** The language somebody chose with us; null: as in Slack. */
  chosenLocale?(person: string): Locale | null;
}

export function createPeople(ports: PeoplePorts): People {
  const known = new Map<string, PersonRow>();

  const people: People = {
    async start() {
      for (const row of await ports.store.read((tx) => allPeople(tx))) known.set(row.id, row);
    },
    async refresh() {
      const asked = { limit: 200, include_locale: true };
      for await (const page of pagesOf((cursor) => ports.slack.users.list({ ...asked, ...cursor }))) {
        await keep((page.members ?? []).map(read));
      }
    },
    async learn(slackUser) {
      if (ports.ourTeam() !== "") await keep([read(slackUser)]);
    },
    async find(id) {
      const found = await look(id);
      return found === "nobody" ? null : found;
    },
    async by(id, team) {
      const found = await look(id);
      const row = found === "nobody" ? null : found;
      const ours = ports.ourTeam() || row?.team;
      if (found === "nobody" || (team && ours && team !== ours)) return { kind: "person", id, standing: "external" };
      // Whoever we know nothing about may read, not steer. Those on call are named by the operator: they answer even then.
      const unknown = ports.isListed?.(id) === true ? "member" : "unknown";
      const standing = row === null ? unknown : row.deleted ? "guest" : row.standing;
      return { kind: "person", id, standing };
    },
    async localeFor(id) {
      return ports.chosenLocale?.(id) ?? localeOf((await people.find(id))?.locale, ports.locale);
    },
    nameOf: (id) => known.get(id)?.name ?? id,
  };
  return people;

  /** What Slack says of them: nothing that it ever heard of, or, null, nothing at all just now. */
  async function look(id: string): Promise<PersonRow | "nobody" | null> {
    const row = known.get(id);
    // Without our own team nobody could be told from an outsider.
    if (row !== undefined || ports.ourTeam() === "") return row ?? null;
    const asked = ports.slack.users.info({ user: id, include_locale: true });
    const answer = await asked.catch((error: unknown) => (codeOf(error) === "user_not_found" ? "nobody" : null));
    if (answer === "nobody" || !answer?.user) return answer === "nobody" ? answer : null;
    await keep([read(answer.user)]);
    return known.get(id) ?? null;
  }

  async function keep(rows: PersonRow[]): Promise<void> {
    if (rows.length === 0) return;
    await ports.store.transaction((tx) => putPeople(tx, rows));
    for (const row of rows) known.set(row.id, { ...row, locale: row.locale ?? known.get(row.id)?.locale ?? null });
  }

  function read(slackUser: unknown): PersonRow {
    const user = slackUserSchema.parse(slackUser);
    return {
      id: user.id,
      team: user.team_id ?? ports.ourTeam(),
      name: shownName(user),
      realName: cleanWords(user.real_name ?? user.profile?.real_name ?? "") || null,
      locale: user.locale ?? known.get(user.id)?.locale ?? null,
      tz: user.tz ?? null,
      standing: standingOf(user, ports.ourTeam()),
      deleted: user.deleted ?? false,
      updatedAt: ports.clock.machineNow(),
    };
  }
}

/** People choose their names themselves: on one line, without anything that could pass for markup. */
function shownName({ id, name, real_name: real, profile }: z.infer<typeof slackUserSchema>): string {
  const names = [profile?.display_name, profile?.real_name, real, name].map((each) =>
    cleanWords(each ?? "")
      .replace(/[<>]/gu, "")
      .replace(/\s+/gu, " ")
      .trim(),
  );
  return shorten(names.find((each) => each !== "") ?? id, 80);
}
