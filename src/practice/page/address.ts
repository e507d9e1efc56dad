/** Who looks at what, as the page's address says it, so that windows can be several people and survive a reload. */
export interface Address {
  as: string | null;
  channel: string | null;
  /** A message to be shown. */
  ts: string | null;
}

export function readAddress(hash: string): Address {
  const [as, channel, ts] = hash.replace(/^#\/?/, "").split("/");
  return { as: as || null, channel: channel || null, ts: ts || null };
}

export function writeAddress(as: string, channel: string): string {
  return `#/${as}/${channel}`;
}

/** A link that leads back into the workspace: a channel, and perhaps a message in it. */
export function insideLink(href: string): { channel: string; ts: string | null; thread: string | null } | null {
  const link = /^https?:\/\/[^/]+\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?/.exec(href);
  const app = /[?&](?:channel|id)=([CGD][A-Z0-9]+)/.exec(/^slack:|app_redirect/.test(href) ? href : "");
  const channel = link?.[1] ?? app?.[1];
  if (channel === undefined) return null;
  const thread = /[?&]thread_ts=([\d.]+)/.exec(href)?.[1] ?? null;
  return { channel, ts: link?.[2] === undefined ? null : `${link[2]}.${link[3] ?? ""}`, thread };
}
