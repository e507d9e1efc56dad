import { h } from "preact";
import type { ComponentChildren, JSX } from "preact";
import { useLang } from "./context.ts";
import { MessageBody } from "./message-body.ts";
import { PhoneCalls } from "./phone-calls.ts";
import { PhoneAlerts, PhoneMails } from "./phone-mails.ts";
import { PhoneTexts } from "./phone-texts.ts";
import { phoneWordsIn } from "./phone-words.ts";
import { usePhoneAct } from "./use-phones.ts";
import type { PhoneView } from "./wire-phones.ts";

/** What lies on a telephone, what calls loudest first. */
export function PhoneScreen({ view, name }: { view: PhoneView; name: string }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const { page } = view;
  const isSilent = view.asleep || view.doNotDisturb;
  return h(
    "div",
    { class: "screen" },
    h(PhoneSwitches, { view }),
    h(PhoneCalls, { calls: view.calls, isSilent }),
    page !== null &&
      h(
        App,
        { title: words.slack },
        h(MessageBody, { message: page.message, channel: page.channel, as: view.person }),
        isSilent && h("p", { class: "hint" }, words.slackSilent),
      ),
    view.alerts.length > 0 && h(App, { title: words.push }, h(PhoneAlerts, { view })),
    h(App, { title: words.texts }, h(PhoneTexts, { view, name })),
    view.mails.length > 0 && h(App, { title: words.mails }, h(PhoneMails, { mails: view.mails })),
  );
}

function App({ title, children }: { title: string; children?: ComponentChildren }): JSX.Element {
  return h("div", { class: "phone-app", role: "group", "aria-label": title }, h("h3", {}, title), children);
}

/** Its number, and whether its owner sleeps or wants no sound: to be tried out. */
function PhoneSwitches({ view }: { view: PhoneView }): JSX.Element {
  const words = phoneWordsIn(useLang());
  const act = usePhoneAct();
  const { person, asleep, doNotDisturb } = view;
  const toggle = (text: string, isOn: boolean, what: "sleeps" | "doesNotDisturb"): JSX.Element =>
    h(
      "button",
      {
        type: "button",
        class: "phone-switch",
        "aria-pressed": isOn,
        onClick: () => act({ do: what, person, on: !isOn }),
      },
      h("span", { "aria-hidden": "true" }, isOn ? "●" : "○"),
      text,
    );
  return h(
    "div",
    { class: "phone-switches" },
    h("span", { class: "number" }, view.number),
    toggle(words.asleep, asleep, "sleeps"),
    toggle(words.doNotDisturb, doNotDisturb, "doesNotDisturb"),
  );
}
