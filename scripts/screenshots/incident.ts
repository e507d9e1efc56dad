import type { Workspace } from "../../src/practice/page/wire.ts";
import type { Act, Done } from "../../src/practice/page/server.ts";

/** The incident that the pictures show, played through the page's own server. */
export interface Play {
  /** The war room's channel id, once there is one. */
  room(): Promise<string>;
  declare(title: string): Promise<void>;
  /** Makes a SEV1 of it, which rings two people by everything there is. */
  raise(why: string): Promise<void>;
  answerAndSteer(): Promise<void>;
  publishOneDraftTheNext(): Promise<void>;
  end(): Promise<void>;
}

export function incidentFor(base: string): Play {
  const act = async (as: string, what: Act): Promise<Done> => {
    const headers = { "content-type": "application/json", origin: base };
    const answer = await fetch(`${base}/api/act?as=${as}`, { method: "POST", headers, body: JSON.stringify(what) });
    const done = (await answer.json()) as Done;
    if (done.error !== undefined) throw new Error(`${as}: ${JSON.stringify(what)}: ${done.error}`);
    return done;
  };
  const workspaceAs = async (as: string): Promise<Workspace> =>
    (await (await fetch(`${base}/api/workspace?as=${as}`)).json()) as Workspace;
  const room = async (): Promise<string> =>
    await eventually(async () => (await workspaceAs("U0BEN")).channels.find(({ name }) => name.startsWith("inc-"))?.id);
  const command = async (as: string, words: string): Promise<Done> =>
    await act(as, { do: "types", channel: await room(), text: `/incident ${words}` });
  const say = async (as: string, text: string): Promise<Done> =>
    await act(as, { do: "says", channel: await room(), text });
  const click = async (as: string, button: string, where: string): Promise<Done> =>
    await eventually(async () => {
      const done = await act(as, { do: "clicks", button, place: { in: where } }).catch(() => undefined);
      return done?.ok === false ? undefined : done;
    });

  return {
    room,
    async declare(title) {
      const [incidents] = (await workspaceAs("U0BEN")).channels.filter(({ name }) => name === "incidents");
      await act("U0BEN", { do: "types", channel: incidents?.id ?? "", text: `/incident ${title}` });
      await room();
    },
    async raise(why) {
      await command("U0BEN", `severity sev1 ${why}`);
    },
    async answerAndSteer() {
      const call = await eventually(async () =>
        (await workspaceAs("U0LINUS")).channels.find(({ kind }) => kind === "im"),
      );
      await click("U0LINUS", "I'm on it", call.id);
      await click("U0BEN", "Take command", await room());
      for (const [role, person] of [
        ["comms", "hana"],
        ["scribe", "grace"],
        ["tech", "linus"],
      ] as const) {
        await command("U0BEN", `role ${role} @${person}`);
      }
      await command("U0BEN", "impact Card payments fail for about 70 % of orders");
      await command("U0LINUS", "action rolling back checkout 2.41");
      const said = await say("U0LINUS", "errors are falling: 68 % → 6 %");
      await act("U0GRACE", { do: "reacts", channel: await room(), ts: said.ts ?? "", emoji: "pushpin" });
    },
    async publishOneDraftTheNext() {
      await command(
        "U0BEN",
        "update Card payments fail for most customers. We are looking for the cause. Next update at 03:30.",
      );
      await click("U0HANA", "Approve and publish", await room());
      await command(
        "U0BEN",
        "update Card payments fail for some customers. We are rolling back. Next update at 03:45.",
      );
    },
    async end() {
      await click("U0HANA", "Approve and publish", await room());
      await command("U0BEN", "mitigate rolled back checkout 2.41");
      await command("U0BEN", "resolve rolled back checkout 2.41");
      const form = await eventually(async () => (await workspaceAs("U0BEN")).modals.at(-1));
      const ticks = ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"];
      await act("U0BEN", { do: "submits", view: form.id, values: { ticks } });
      await click("U0BEN", "Close", await room());
    },
  };
}

/** Asks until there is an answer; what never comes is an error after two minutes. */
async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 480; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((later) => setTimeout(later, 250));
  }
  throw new Error("Waited in vain for two minutes.");
}
