import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { personOf, useClient, useLang } from "./context.ts";
import { DebriefDialog } from "./debrief-dialog.ts";
import { dismissDrill, fetchDebrief, stopDrill } from "./drill-server.ts";
import { drillWordsIn } from "./drill-words.ts";
import type { DebriefView, DrillNow } from "./wire.ts";

/** The drill that is under way: whose part one plays, what is asked of one, and at its end the score. */
export function DrillCard({ drill }: { drill: DrillNow }): JSX.Element {
  const client = useClient();
  const lang = useLang();
  const words = drillWordsIn(lang);
  const { me, place } = client.state;
  const { live, room, ended } = drill;
  useEffect(() => {
    // Whoever watches is taken along; whoever plays a part finds the way alone, as on the day.
    if (room !== null && live === null && ended === null) client.goTo(room);
  }, [room]);
  const who = live === null ? words.watching : words.youPlay(personOf(client, live.person).name);
  return h(
    "section",
    { class: "drill-card", "aria-label": words.drill },
    h("h2", {}, h("span", {}, words.drill), h("b", {}, drill.title[lang])),
    ended === null
      ? [
          h("p", {}, who),
          live !== null && h(Prompts, { prompts: drill.prompts }),
          h(
            "footer",
            {},
            room !== null &&
              place !== room &&
              h("button", { type: "button", class: "button", onClick: () => client.goTo(room) }, words.toRoom),
            h("button", { type: "button", class: "button", onClick: () => void stopDrill(me) }, words.stop),
          ),
        ]
      : h(Ended, { drill, ended }),
  );
}

function Prompts({ prompts }: { prompts: string[] }): JSX.Element {
  const words = drillWordsIn(useLang());
  const list = h(
    "ul",
    {},
    prompts.map((prompt) => h("li", { key: prompt }, prompt)),
  );
  return h(
    "div",
    { class: prompts.length === 0 ? "prompts" : "prompts asked", role: "status" },
    h("h3", {}, words.yourTurn),
    prompts.length === 0 ? h("p", {}, words.nothingToDo) : list,
  );
}

function Ended({ drill, ended }: { drill: DrillNow; ended: NonNullable<DrillNow["ended"]> }): JSX.Element {
  const client = useClient();
  const lang = useLang();
  const words = drillWordsIn(lang);
  const { me } = client.state;
  const [debrief, setDebrief] = useState<DebriefView | null>(null);
  const read = (): void => void fetchDebrief(me, lang).then(setDebrief);
  return h(
    "div",
    {},
    h("p", {}, words.ended[ended]),
    drill.score === null
      ? h("p", {}, words.noDebrief)
      : h("p", { class: "score" }, words.score(drill.score.points, drill.score.of)),
    h(
      "footer",
      {},
      drill.score !== null &&
        h("button", { type: "button", class: "button primary", onClick: read }, words.readDebrief),
      h("button", { type: "button", class: "button", onClick: () => void dismissDrill(me) }, words.dismiss),
    ),
    debrief !== null && h(DebriefDialog, { debrief, title: drill.title[lang], close: () => setDebrief(null) }),
  );
}
