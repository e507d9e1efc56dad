import { describe, expect, it } from "vitest";
import { complaintsAboutBlocks, complaintsAboutView } from "../../src/practice/slack/block-kit/validate.ts";
import { plain } from "./views.ts";
import { openWorkspace, refusal } from "./workspace.ts";

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (more: object = {}) => ({ type: "button", action_id: "a", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const option = (value: string) => ({ text: plain(value), value });
const select = (more: object) => actions({ type: "static_select", action_id: "s", ...more });
const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));

describe("blocks of a message", () => {
  it.each<[string, object[]]>([
    ["a section of 3,000 characters", [section("x".repeat(3000))]],
    ["50 blocks", many(50, () => ({ type: "divider" }))],
    [
      "a header, a context and a picture",
      [
        { type: "header", text: plain("Incident") },
        {
          type: "context",
          elements: [
            { type: "mrkdwn", text: "by *Ada*" },
            { type: "image", image_url: "https://x.test/a.png", alt_text: "a" },
          ],
        },
        { type: "image", image_url: "https://x.test/a.png", alt_text: "graph" },
      ],
    ],
    [
      "every kind of choice",
      [
        actions(
          button(),
          { type: "users_select", action_id: "u" },
          { type: "datetimepicker", action_id: "d" },
          { type: "overflow", action_id: "o", options: [option("x")] },
        ),
        select({ options: many(100, (index) => option(`${index}`)), initial_option: option("7") }),
        {
          type: "section",
          text: plain("tick"),
          accessory: { type: "checkboxes", options: many(10, (index) => option(`${index}`)) },
        },
      ],
    ],
    [
      "rich text",
      [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text: "a", style: { bold: true } },
                { type: "user", user_id: "U0ADA" },
              ],
            },
          ],
        },
      ],
    ],
    [
      "a table and Markdown",
      [
        { type: "table", rows: [[{ type: "raw_text", text: "a" }]] },
        { type: "markdown", text: "# Title" },
      ],
    ],
  ])("takes %s", (_, blocks) => {
    expect(complaintsAboutBlocks(blocks)).toEqual([]);
  });

  it.each<[string, object[]]>([
    ["an unknown block", [{ type: "nonsense" }]],
    ["an unknown element", [actions({ type: "nonsense" })]],
    ["an unknown field", [{ ...section("x"), colour: "red" }]],
    ["51 blocks", many(51, () => ({ type: "divider" }))],
    ["an empty text", [section("")]],
    ["a text too long", [section("x".repeat(3001))]],
    ["a section of nothing", [{ type: "section" }]],
    ["a header in markup", [{ type: "header", text: { type: "mrkdwn", text: "x" } }]],
    ["a header too long", [{ type: "header", text: plain("x".repeat(151)) }]],
    ["eleven fields", [{ type: "section", fields: many(11, () => plain("x")) }]],
    ["a long field", [{ type: "section", fields: [plain("x".repeat(2001))] }]],
    ["eleven context elements", [{ type: "context", elements: many(11, () => plain("x")) }]],
    ["26 elements", [actions(...many(26, (index) => button({ action_id: `${index}` })))]],
    ["a long button", [actions(button({ text: plain("x".repeat(76)) }))]],
    ["a long value", [actions(button({ value: "x".repeat(2001) }))]],
    ["an invented style", [actions(button({ style: "warning" }))]],
    ["two buttons of one action", [actions(button(), button())]],
    [
      "two blocks of one id",
      [
        { type: "divider", block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
    ],
    ["no options", [select({ options: [] })]],
    ["101 options", [select({ options: many(101, (index) => option(`${index}`)) })]],
    ["neither options nor groups", [select({})]],
    ["a long option", [select({ options: [{ text: plain("x".repeat(76)), value: "x" }] })]],
    ["an initial option that isn't offered", [select({ options: [option("a")], initial_option: option("b") })]],
    ["eleven checkboxes", [actions({ type: "checkboxes", options: many(11, (index) => option(`${index}`)) })]],
    ["six in an overflow menu", [actions({ type: "overflow", options: many(6, (index) => option(`${index}`)) })]],
    ["a date in words", [actions({ type: "datepicker", initial_date: "tomorrow" })]],
    ["a picture of nothing", [{ type: "image", alt_text: "x" }]],
    ["two tables", many(2, () => ({ type: "table", rows: [[{ type: "raw_text", text: "a" }]] }))],
    ["a text input outside an input block", [actions({ type: "plain_text_input", action_id: "x" })]],
  ])("refuses %s", (_, blocks) => {
    expect(complaintsAboutBlocks(blocks)).not.toEqual([]);
  });

  it("answers invalid_blocks with where the mistake is", async () => {
    const { slack, client } = openWorkspace();
    const channel = slack.channel("#incidents")?.id ?? "";
    const post = client.chat.postMessage({ channel, text: "x", blocks: [section("x".repeat(3001))] as never });
    expect(await refusal(post)).toBe("invalid_blocks");
    expect(slack.calls.at(-1)?.result?.["errors"]).toEqual([expect.stringContaining("/blocks/0/text")]);
    expect(slack.messages(channel)).toEqual([]);
  });
});

describe("views", () => {
  const input = { type: "input", label: plain("Title"), element: { type: "plain_text_input", action_id: "v" } };
  const modal = (more: object = {}) => ({
    type: "modal",
    title: plain("Declare"),
    submit: plain("Go"),
    blocks: [input],
    ...more,
  });

  it("takes a modal and a home tab of 100 blocks", () => {
    expect(complaintsAboutView(modal())).toEqual([]);
    expect(complaintsAboutView({ type: "home", blocks: many(100, () => ({ type: "divider" })) })).toEqual([]);
  });

  it.each<[string, object]>([
    ["a long title", modal({ title: plain("x".repeat(25)) })],
    ["a long submit", modal({ submit: plain("x".repeat(25)) })],
    ["long private metadata", modal({ private_metadata: "x".repeat(3001) })],
    ["inputs without a submit", modal({ submit: undefined })],
    ["101 blocks", modal({ blocks: many(101, () => ({ type: "divider" })) })],
    ["a message's block", modal({ blocks: [{ type: "markdown", text: "x" }] })],
    ["a home tab with a title", { type: "home", title: plain("x"), blocks: [] }],
    ["an unknown kind", { type: "dialog", blocks: [] }],
  ])("refuses %s", (_, view) => {
    expect(complaintsAboutView(view)).not.toEqual([]);
  });
});
