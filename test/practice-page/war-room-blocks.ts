/** What the stand-in bot shows: a card, a page, a form and a postmortem, with most of Block Kit in them. */
import { answerPage } from "../../src/slack/paging/buttons.ts";

export function card(title: string, commander: string | null): never[] {
  const since = Math.floor(Date.now() / 1000) - 180;
  return [
    { type: "header", text: plain(`🔴 SEV1 · INC-42 ${title}`) },
    section(`*Investigating* · since <!date^${since}^{time} ({ago})|03:02> · found by monitoring`),
    section("*Now*   Rolling back checkout 2.41: <@U0LINUS>\n*Next*   Error rate under 1 %? Linus checks"),
    {
      type: "section",
      fields: [
        mrkdwn("*Impact*\nCard payments fail, about 70 % of orders"),
        mrkdwn("*Expected back*\n03:50, best guess"),
      ],
    },
    {
      type: "section",
      fields: [mrkdwn(`*IC*  ${commander === null ? "nobody yet" : `<@${commander}>`}`), mrkdwn("*Comms*  <@U0HANA>")],
    },
    { type: "context", elements: [mrkdwn("☎ <@U0LINUS> (Primary) is being called · Ada (Secondary) in 5 min")] },
    {
      type: "context",
      elements: [mrkdwn("Next update by 03:32 · <https://runbooks.example.com|Runbook> · error budget 61 % left")],
    },
    {
      type: "actions",
      block_id: "card",
      elements: [
        { ...button("card.take", "Take command"), style: "primary" },
        button("card.mitigated", "Mitigated"),
        button("card.update", "Draft update"),
        {
          ...button("card.cancel", "Cancel"),
          style: "danger",
          confirm: {
            title: plain("Cancel INC-42?"),
            text: plain("Everybody who was called is stood down."),
            confirm: plain("Cancel it"),
            deny: plain("Back"),
            style: "danger",
          },
        },
        {
          type: "overflow",
          action_id: "card.more",
          options: [option("Timeline"), option("Severity"), option("Roles")],
        },
      ],
    },
  ] as never[];
}

export function page(title: string): never[] {
  return [
    section(
      `🔴 *SEV1 · INC-42 ${title}*\nYou are called as *Primary* for *payments*. Declared by <@U0BEN>.\n*Impact*  Card payments fail`,
    ),
    { type: "context", elements: [mrkdwn("No answer by 03:07: Margaret (manager) is called as well.")] },
    {
      type: "actions",
      elements: [
        { ...button(answerPage.id, "I'm on it"), style: "primary" },
        button("page.pass", "I can't take it"),
        button("page.room", "Open the room"),
      ],
    },
  ] as never[];
}

export function declareForm(): never {
  return {
    type: "modal",
    callback_id: "declare",
    title: plain("Declare an incident"),
    submit: plain("Declare"),
    close: plain("Cancel"),
    blocks: [
      {
        type: "input",
        block_id: "title",
        label: plain("What is happening?"),
        hint: plain("Plain words. You can change it later."),
        element: { type: "plain_text_input", action_id: "title", placeholder: plain("Checkout is down") },
      },
      {
        type: "input",
        block_id: "severity",
        optional: true,
        label: plain("How bad is it?"),
        element: {
          type: "static_select",
          action_id: "severity",
          placeholder: plain("SEV2, to be confirmed"),
          options: [option("SEV1 Critical"), option("SEV2 High"), option("SEV3 Medium"), option("SEV4 Low")],
        },
      },
      {
        type: "input",
        block_id: "service",
        optional: true,
        label: plain("Which service?"),
        element: {
          type: "external_select",
          action_id: "service",
          min_query_length: 0,
          placeholder: plain("Find a service"),
        },
      },
      {
        type: "input",
        block_id: "ic",
        optional: true,
        label: plain("Who leads?"),
        element: { type: "users_select", action_id: "ic", placeholder: plain("Somebody who can") },
      },
      {
        type: "input",
        block_id: "kind",
        label: plain("Kind"),
        element: {
          type: "radio_buttons",
          action_id: "kind",
          options: [option("Outage"), option("Security")],
          initial_option: option("Outage"),
        },
      },
      {
        type: "input",
        block_id: "flags",
        optional: true,
        label: plain("Also"),
        element: {
          type: "checkboxes",
          action_id: "flags",
          options: [{ ...option("Private"), description: plain("Only those invited see it") }, option("Drill")],
        },
      },
      {
        type: "input",
        block_id: "when",
        optional: true,
        label: plain("Since when?"),
        element: { type: "timepicker", action_id: "when" },
      },
      {
        type: "input",
        block_id: "summary",
        optional: true,
        label: plain("Summary"),
        element: { type: "plain_text_input", action_id: "summary", multiline: true },
      },
    ],
  } as never;
}

export function secondForm(): never {
  return {
    type: "modal",
    title: plain("Are you sure?"),
    blocks: [section("INC-41 looks the same.")],
  } as never;
}

export const postmortem = `# INC-42 Checkout is down

**Status:** draft · **Owner:** Grace · **Severity:** SEV1

## Summary

Card payments failed for about seven in ten orders between 03:02 and 04:12 (1 h 10 min).

## Timeline

| Time | What happened | Source |
|---|---|---|
| 03:02 | Monitoring: error rate 68 % | [message](https://practice.slack.com/archives/C0001/p1732345678000100) |
| 03:04 | Linus answered, after 45 s | [message](https://practice.slack.com/archives/C0001/p1732345678000200) |
| 03:14 | Rollback of checkout 2.41 began | [message](https://practice.slack.com/archives/C0001/p1732345678000300) |

## What went well

- Answered in *45 seconds*
- The rollback was one command: \`deploy rollback checkout\`

## Where we were lucky

1. The old version was still warm.
2. It was night.

> Gap: nothing was written between 03:31 and 03:48.
`;

export const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const section = (text: string) => ({ type: "section", text: mrkdwn(text) });
const button = (action_id: string, text: string) => ({ type: "button", action_id, text: plain(text) });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A home tab, with a block that the bot never sends and the page can't draw. */
export function homeBlocks(): never[] {
  const film = { video_url: "https://films.example.com/1", thumbnail_url: "https://films.example.com/1.png" };
  return [
    { type: "header", text: plain("Open incidents") },
    { type: "video", ...film, alt_text: "How to run an incident", title: plain("How to run an incident") },
  ] as never[];
}
