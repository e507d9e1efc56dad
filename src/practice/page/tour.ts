import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { personOf, useClient, useLang } from "./context.ts";
import type { Client } from "./client.ts";
import { Icon } from "./icon.ts";
import { tourWordsIn } from "./tour-words.ts";
import type { TourWords } from "./tour-words.ts";
import type { TourState, TourStep } from "./wire-tour.ts";

/** "Run your first incident": a small card that goes on by what really happened, whoever did it and in whatever order. */
export function Tour(): JSX.Element | null {
  const client = useClient();
  const words = tourWordsIn(useLang());
  const { tour, settings } = client.state;
  const read = useReadPostmortem(tour?.room ?? null);
  if (tour === null) return null;
  const steps = tour.steps.map((step) => (step.name === "close" ? { ...step, done: step.done && read } : step));
  const done = steps.filter((step) => step.done).length;
  const now = steps.find((step) => !step.done);
  if (settings.tour === "folded") {
    const open = (): void => client.set({ tour: "open" });
    const face = [h(Icon, { name: "flag" }), h("span", {}, `${words.title} ${done}/${steps.length}`)];
    const label = words.open(done, steps.length);
    return h("button", { type: "button", class: "tour-folded", title: label, onClick: open }, face);
  }
  return h(
    "section",
    { class: "tour", "aria-label": words.title },
    h(
      "header",
      {},
      h("h2", {}, words.title),
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": words.fold,
          title: words.fold,
          onClick: () => client.set({ tour: "folded" }),
        },
        h(Icon, { name: "close" }),
      ),
    ),
    h(Progress, { steps, words }),
    h(
      "div",
      { "aria-live": "polite" },
      now === undefined ? h(Finished, { words }) : h(Now, { step: now, tour, words }),
    ),
  );
}

function Progress({ steps, words }: { steps: readonly TourStep[]; words: TourWords }): JSX.Element {
  const now = steps.find((step) => !step.done);
  return h(
    "ol",
    { class: "tour-progress" },
    steps.map((step) => {
      const { title } = words.steps[step.name];
      const label = step.done ? `${title}: ${words.done}` : title;
      const look = step.done ? "done" : step === now ? "now" : "";
      return h("li", { key: step.name, class: look, title: label, "aria-current": step === now ? "step" : undefined }, [
        h("span", { class: "heard-only" }, label),
      ]);
    }),
  );
}

function Now({ step, tour, words }: { step: TourStep; tour: TourState; words: TourWords }): JSX.Element {
  const client = useClient();
  const help = helpFor(step, tour, client, words);
  const away =
    step.name !== "declare" && step.name !== "answer" && tour.room !== null && client.state.place !== tour.room;
  const button = help.become === null && away ? { text: words.goThere, act: () => client.goTo(tour.room ?? "") } : null;
  const become = help.become;
  return h(
    "div",
    { class: "tour-now" },
    h("h3", {}, words.steps[step.name].title),
    h("p", {}, help.text),
    button !== null && h("button", { type: "button", class: "button", onClick: button.act }, button.text),
    become !== null &&
      h(
        "button",
        { type: "button", class: "button", onClick: () => client.become(become, tour.room) },
        words.become(personOf(client, become).name),
      ),
  );
}

function Finished({ words }: { words: TourWords }): JSX.Element {
  return h("div", { class: "tour-now" }, h("h3", {}, words.finished), h("p", {}, words.finishedText));
}

interface Help {
  text: string;
  /** Somebody else who has to do it. */
  become: string | null;
}

/** Who would speak for the company, where nobody does yet. */
const COMMS = "U0HANA";

function helpFor({ name }: TourStep, tour: TourState, client: Client, words: TourWords): Help {
  const nameOf = (id: string | null): string => personOf(client, id ?? undefined).name;
  const { me } = client.state;
  const { how } = words.steps[name];
  if (name === "update") {
    if (tour.comms === null) return { text: words.giveComms(nameOf(COMMS)), become: other(tour.commander, me) };
    if (tour.author === null || tour.author === tour.comms) return { text: how(""), become: null };
    return { text: words.approve(nameOf(tour.comms)), become: other(tour.comms, me) };
  }
  const closed = tour.steps.some((step) => step.name === "close" && step.done);
  if (name === "close" && closed) return { text: words.read, become: null };
  return { text: how(nameOf(tour.ringing)), become: null };
}

function other(person: string | null, me: string): string | null {
  return person === me ? null : person;
}

/** Whether this browser has shown a Markdown file since the incident of this room. */
function useReadPostmortem(room: string | null): boolean {
  const { file } = useClient().state;
  const [readIn, setReadIn] = useState(localStorage.getItem("postmortem read in"));
  const reading = file !== null && file.prose !== null;
  useEffect(() => {
    if (!reading || room === null) return;
    localStorage.setItem("postmortem read in", room);
    setReadIn(room);
  }, [reading, room]);
  return room !== null && readIn === room;
}
