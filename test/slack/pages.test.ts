import { expect, it } from "vitest";
import { pagesOf } from "../../src/slack/pages.ts";

/** Slack's answers to three pages, and the cursors it was asked with; the last page's cursor is empty, as Slack's is. */
function slackOfThree() {
  const asked: (string | undefined)[] = [];
  const ask = async ({ cursor }: { cursor?: string }) => {
    asked.push(cursor);
    return { page: asked.length, response_metadata: { next_cursor: asked.length < 3 ? `after ${asked.length}` : "" } };
  };
  return { asked, ask };
}

it("asks for page after page until Slack gives no cursor more", async () => {
  const { asked, ask } = slackOfThree();
  const pages: number[] = [];
  for await (const { page } of pagesOf(ask)) pages.push(page);
  expect(pages).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, "after 1", "after 2"]);
});

it("asks for no page that nobody wants", async () => {
  const { asked, ask } = slackOfThree();
  for await (const { page } of pagesOf(ask)) if (page === 2) break;
  expect(asked).toHaveLength(2);
});
