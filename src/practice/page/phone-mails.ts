import { h } from "preact";
import type { JSX } from "preact";
import { useLang } from "./context.ts";
import { timeOf } from "./dates.ts";
import { Linked } from "./linked.ts";
import { phoneWordsIn } from "./phone-words.ts";
import { usePhoneAct } from "./use-phones.ts";
import type { Alert, Mail, PhoneView } from "./wire-phones.ts";

/** Older ones are on the phone, and of no use any more. */
const SHOWN = 3;

/** The push app: what it says, the link that answers, and the button that ends the noise. */
export function PhoneAlerts({ view }: { view: PhoneView }): JSX.Element {
  return h(
    "ul",
    { class: "alerts" },
    view.alerts
      .slice(-SHOWN)
      .toReversed()
      .map((alert) => h(Pushed, { key: alert.id, alert, person: view.person })),
  );
}

function Pushed({ alert, person }: { alert: Alert & { sounds: boolean }; person: string }): JSX.Element {
  const lang = useLang();
  const words = phoneWordsIn(lang);
  const act = usePhoneAct();
  const silence = (): void => act({ do: "silences", person, alert: alert.id });
  return h(
    "li",
    { class: alert.sounds ? "sounds" : "" },
    h("b", {}, alert.title),
    alert.text !== "" && h("p", {}, alert.text),
    alert.sounds &&
      h(
        "div",
        { class: "phone-buttons" },
        alert.link !== null && h(OutLink, { url: alert.link.url, title: alert.link.title }),
        h("button", { type: "button", class: "button", onClick: silence }, words.silence),
      ),
    alert.sounds && h("p", { class: "hint" }, words.silenceOnly),
    h("small", {}, [timeOf(alert.at, lang), alert.silent && words.noSound].filter(Boolean).join(" · ")),
  );
}

function OutLink({ url, title }: { url: string; title: string }): JSX.Element | null {
  if (!/^https?:\/\//.test(url)) return null;
  return h("a", { class: "button primary", href: url, target: "_blank", rel: "noopener" }, title);
}

export function PhoneMails({ mails }: { mails: readonly Mail[] }): JSX.Element {
  const lang = useLang();
  const words = phoneWordsIn(lang);
  return h(
    "ul",
    { class: "mails" },
    mails.toReversed().map((mail) =>
      h(
        "li",
        { key: mail.id },
        h(
          "details",
          {},
          h(
            "summary",
            {},
            h("b", {}, mail.subject),
            h("small", {}, [timeOf(mail.at, lang), mail.silent && words.noSound].filter(Boolean).join(" · ")),
          ),
          mail.text.split(/\n{2,}/).map((passage, index) => h("p", { key: index }, h(Linked, { text: passage }))),
        ),
      ),
    ),
  );
}
