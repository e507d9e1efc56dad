import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useClient, useLang } from "./context.ts";
import { DrillCard } from "./drill-card.ts";
import { fetchScenarios } from "./drill-server.ts";
import { drillWordsIn } from "./drill-words.ts";
import { Icon } from "./icon.ts";
import { ScenarioDialog } from "./scenario-dialog.ts";
import type { ScenarioView } from "./wire.ts";

/** In the rail: where a scenario is chosen, and how the one that is played goes on. */
export function Scenarios(): JSX.Element | null {
  const client = useClient();
  const words = drillWordsIn(useLang());
  const { workspace, me } = client.state;
  const [scenarios, setScenarios] = useState<ScenarioView[] | null>(null);
  const [choosing, setChoosing] = useState(false);
  const drill = workspace?.drill ?? null;
  useEffect(() => {
    if (choosing) void fetchScenarios(me).then(setScenarios);
  }, [choosing]);
  if (drill !== null) return h(DrillCard, { drill });
  return h(
    "div",
    { class: "scenarios" },
    h(
      "button",
      { type: "button", class: "place", onClick: () => setChoosing(true) },
      h(Icon, { name: "people" }),
      h("span", { class: "name" }, words.scenarios),
    ),
    choosing &&
      scenarios !== null &&
      scenarios.length > 0 &&
      h(ScenarioDialog, { scenarios, close: () => setChoosing(false) }),
  );
}
