/** An answer that may be one of several: Slack gives the cursor of the next with it, and "" or none with the last. */
export interface Page {
  response_metadata?: { next_cursor?: string };
}

/** All pages of an answer, one after the other. `ask` is given what names the page: nothing for the first. */
export async function* pagesOf<P extends Page>(ask: (cursor: { cursor?: string }) => Promise<P>): AsyncGenerator<P> {
  let cursor: string | undefined;
  do {
    const page = await ask(cursor ? { cursor } : {});
    yield page;
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}
