import { h } from "preact";
import type { JSX } from "preact";
import { useClient, useLang, useNow, usePerson, useWords } from "./context.ts";
import { timeOf } from "./dates.ts";
import { MessageBody } from "./message-body.ts";
import { readMrkdwn } from "./mrkdwn.ts";
import { ProseView } from "./prose-view.ts";
import type { PhoneCall } from "./wire.ts";

/** The telephones that ring, whoever they belong to: in practice one person plays the whole team. */
export function Phones({ calls }: { calls: readonly PhoneCall[] }): JSX.Element | null {
  if (calls.length === 0) return null;
  return h(
    "div",
    { class: "phones", "aria-live": "assertive" },
    calls.slice(-3).map((call) => h(Phone, { key: call.id, call })),
  );
}

function Phone({ call }: { call: PhoneCall }): JSX.Element {
  const words = useWords();
  const lang = useLang();
  const client = useClient();
  const now = useNow(1000);
  const owner = usePerson(call.person);
  const title = words.phoneOf(owner.name);
  return h(
    "section",
    { class: "phone", "aria-label": `${title} ${words.ringing}` },
    h(
      "header",
      {},
      h("span", { class: "buzz", "aria-hidden": "true" }, "📟"),
      h("b", {}, title),
      h("small", {}, words.ringing),
    ),
    h(
      "div",
      { class: "screen" },
      h(
        "div",
        { class: "status", "aria-hidden": "true" },
        h("span", {}, timeOf(now, "en")),
        h("span", { class: "island" }),
        h("span", {}, lang === "ko" ? "LTE" : "5G"),
      ),
      call.page === null
        ? h(Called, { call })
        : h(MessageBody, { message: call.page.message, channel: call.page.channel, as: call.person }),
      call.page !== null && call.ackUrl !== null && h(AnswerLink, { url: call.ackUrl }),
      call.page === null && h(CallButtons, { call, hangUp: () => void client.act({ do: "hangsUp", call: call.id }) }),
    ),
  );
}

/** What a text message would carry: it answers without a login. */
function AnswerLink({ url }: { url: string }): JSX.Element | null {
  const words = useWords();
  if (!isAddress(url)) return null;
  return h("a", { class: "answer-link", href: url, target: "_blank", rel: "noopener" }, words.answerByLink);
}

function isAddress(url: string): boolean {
  return /^(https?:|\/)/.test(url);
}

function Called({ call }: { call: PhoneCall }): JSX.Element {
  return h("div", { class: "called" }, h("h3", {}, call.title), h(ProseView, { prose: readMrkdwn(call.body) }));
}

function CallButtons({ call, hangUp }: { call: PhoneCall; hangUp: () => void }): JSX.Element {
  const words = useWords();
  const answer = (): void => {
    if (call.ackUrl !== null && isAddress(call.ackUrl)) window.open(call.ackUrl, "_blank", "noopener");
    hangUp();
  };
  return h(
    "div",
    { class: "actions-block" },
    call.ackUrl !== null && h("button", { type: "button", class: "button primary", onClick: answer }, words.openLink),
    h("button", { type: "button", class: "button", onClick: hangUp }, words.hangUp),
  );
}
