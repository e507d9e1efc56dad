import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useClient, useLang } from "./context.ts";
import { startDrill } from "./drill-server.ts";
import { drillWordsIn } from "./drill-words.ts";
import type { ScenarioView } from "./wire.ts";

/** Chooses a scenario and a part in it; whoever plays a role becomes that person. */
export function ScenarioDialog({ scenarios, close }: { scenarios: ScenarioView[]; close: () => void }): JSX.Element {
  const client = useClient();
  const words = drillWordsIn(useLang());
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, choose] = useState(scenarios.find(({ name }) => name === "db-pool") ?? scenarios[0]);
  const [role, take] = useState<string | null>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const start = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined) return;
    const { me, workspace } = client.state;
    const against = await startDrill(me, { scenario: chosen.name, role });
    close();
    if (against !== null) return client.notice(against);
    const handle = chosen.roles.find((each) => each.role === role)?.handle;
    const person = workspace?.people.find((each) => each.handle === handle);
    if (person !== undefined) client.become(person.id);
  };
  return h(
    "dialog",
    { ref: dialog, class: "modal scenario-dialog", "aria-labelledby": title, onCancel: close },
    h(
      "form",
      { onSubmit: (event: Event) => void start(event) },
      h("header", {}, h("h2", { id: title }, words.choose)),
      h(
        "div",
        { class: "modal-body" },
        h("p", { class: "intro" }, words.intro),
        h(ScenarioChoices, {
          scenarios,
          chosen,
          choose: (scenario: ScenarioView) => {
            choose(scenario);
            take(null);
          },
        }),
        chosen !== undefined && h(RoleChoices, { scenario: chosen, role, take }),
      ),
      h(
        "footer",
        {},
        h("button", { type: "button", class: "button", onClick: close }, words.cancel),
        h("button", { type: "submit", class: "button primary" }, words.start),
      ),
    ),
  );
}

interface ScenarioChoicesProps {
  scenarios: ScenarioView[];
  chosen: ScenarioView | undefined;
  choose: (scenario: ScenarioView) => void;
}

function ScenarioChoices({ scenarios, chosen, choose }: ScenarioChoicesProps): JSX.Element {
  const lang = useLang();
  const choices = scenarios.map((scenario) =>
    h(Choice, {
      key: scenario.name,
      group: "scenario",
      head: scenario.title[lang],
      text: scenario.summary[lang],
      checked: scenario === chosen,
      choose: () => choose(scenario),
    }),
  );
  return h("fieldset", {}, h("legend", {}, drillWordsIn(lang).scenario), choices);
}

interface RoleChoicesProps {
  scenario: ScenarioView;
  role: string | null;
  take: (role: string | null) => void;
}

function RoleChoices({ scenario, role, take }: RoleChoicesProps): JSX.Element {
  const client = useClient();
  const lang = useLang();
  const words = drillWordsIn(lang);
  const nameOf = (handle: string): string =>
    client.state.workspace?.people.find((person) => person.handle === handle)?.name ?? handle;
  const roles = scenario.roles.map((each) =>
    h(Choice, {
      key: each.role,
      group: "part",
      head: nameOf(each.handle),
      text: each.does[lang],
      checked: role === each.role,
      choose: () => take(each.role),
    }),
  );
  const watch = h(Choice, {
    key: "",
    group: "part",
    head: words.watch,
    text: words.watchDoes,
    checked: role === null,
    choose: () => take(null),
  });
  return h("fieldset", { class: "parts" }, h("legend", {}, words.part), watch, roles);
}

interface ChoiceProps {
  group: string;
  head: string;
  text: string;
  checked: boolean;
  choose: () => void;
}

function Choice({ group, head, text, checked, choose }: ChoiceProps): JSX.Element {
  return h(
    "label",
    { class: checked ? "choice chosen" : "choice" },
    h("input", { type: "radio", name: group, checked, onChange: choose }),
    h("span", {}, h("b", {}, head), h("small", {}, text)),
  );
}
