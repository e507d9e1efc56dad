import type { ModalView } from "@slack/types";
import type { Texts } from "../../texts/texts.ts";
import { context, section } from "../blocks.ts";
import { escape } from "../mrkdwn.ts";
import { renewCalendar } from "./calendar-buttons.ts";

export interface CalendarLink {
  /** A team's name; null: one's own. */
  readonly team: string | null;
  readonly url: string;
  readonly mayRenew: boolean;
}

/** Everybody's own link and those of their teams. It is shown in a form, so that it stays in no channel's history. */
export function calendarFormView(links: readonly CalendarLink[], { texts }: { texts: Texts }): ModalView {
  const { calendar } = texts;
  return {
    type: "modal",
    title: { type: "plain_text", text: calendar.calendarForm.title },
    close: { type: "plain_text", text: calendar.calendarForm.close },
    blocks: [section(calendar.intro), ...links.flatMap((link) => linkBlocks(link, texts))],
  };
}

function linkBlocks({ team, url, mayRenew }: CalendarLink, { calendar }: Texts): ModalView["blocks"] {
  const title = `*${team === null ? calendar.yours : calendar.team({ team: escape(team) })}*`;
  const renew = renewCalendar.show(
    calendar.renew,
    { calendarOf: team },
    {
      key: team ?? "mine",
      confirm: {
        title: { type: "plain_text", text: calendar.renew },
        text: { type: "plain_text", text: calendar.renewConfirm },
        confirm: { type: "plain_text", text: calendar.renew },
        deny: { type: "plain_text", text: calendar.keep },
      },
    },
  );
  return [section(title, mayRenew ? renew : undefined), context(`\`${url}\``)];
}
