import type { Incident } from "../incident/incident.ts";

interface ExportedEvent {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  /** JSON. */
  readonly actor: string;
  readonly cause: string;
  readonly body: string;
  readonly salt: string;
  readonly digest: string;
  readonly hash: string;
}

interface ExportedMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly person: string | null;
  readonly bot: boolean;
  readonly kind: string;
  readonly text: string;
  /** JSON. */
  readonly files: string;
  readonly reactions: string;
  readonly postedAt: number;
  readonly deletedAt: number | null;
  readonly momentAt: number | null;
  readonly momentBy: string | null;
}

interface ExportedRevision {
  readonly channel: string;
  readonly ts: string;
  readonly revision: number;
  readonly at: number;
  readonly person: string | null;
  readonly text: string;
  readonly deleted: boolean;
}

export interface Exported {
  readonly incident: Incident;
  readonly events: readonly ExportedEvent[];
  readonly messages: readonly ExportedMessage[];
  readonly revisions: readonly ExportedRevision[];
}

/**
 * Everything on record, for programs. Events come with their salts and hashes, so that the chain can be checked
 * without us; messages with every version. Times are milliseconds since the Unix epoch, UTC.
 */
export function exportJson({ incident, events, messages, revisions }: Exported): string {
  const versions = Map.groupBy(revisions, ({ channel, ts }) => `${channel}/${ts}`);
  const document = {
    format: "watchfire-record/1",
    incident,
    events: events.map(({ seq, at, type, actor, cause, body, salt, digest, hash }) => ({
      seq,
      at,
      type,
      actor: JSON.parse(actor) as unknown,
      cause,
      // As text, for the digest is over these very bytes.
      body,
      salt,
      digest,
      hash,
    })),
    messages: messages
      .filter((message) => message.kind !== "unseen" || versions.has(`${message.channel}/${message.ts}`))
      .map((message) => ({
        channel: message.channel,
        ts: message.ts,
        threadTs: message.threadTs,
        person: message.person,
        bot: message.bot,
        kind: message.kind,
        text: message.text,
        files: JSON.parse(message.files) as unknown,
        reactions: JSON.parse(message.reactions) as unknown,
        postedAt: message.postedAt,
        deletedAt: message.deletedAt,
        moment: message.momentAt === null ? null : { at: message.momentAt, by: message.momentBy },
        revisions: (versions.get(`${message.channel}/${message.ts}`) ?? []).map(
          ({ revision, at, person, text, deleted }) => ({ revision, at, person, text, deleted }),
        ),
      })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
