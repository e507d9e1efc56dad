import type { WebClient } from "@slack/web-api";
import type { Clock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import type { Engine } from "./engine/engine.ts";
import type { Entropy } from "./entropy.ts";
import type { Circumstances } from "./incident-rules.ts";
import type { Logger } from "./logger.ts";
import type { ContactBook } from "./notify/contact-book.ts";
import type { Notifier } from "./notify/notifier.ts";
import type { PersonStreams } from "./notify/person-streams.ts";
import type { Rotas } from "./rotas.ts";
import type { People } from "./slack/people.ts";
import type { Store } from "./store/store.ts";

/** Who the bot is in its workspace, as Slack told it last; kept, so that it is known while Slack is away. */
export interface OwnIds {
  team: string;
  user: string;
  bot: string;
  /** `https://acme.slack.com/`, where links to messages begin. */
  url: string;
}

/** What every feature is given: listeners and performers take nothing else from outside. */
export interface Parts {
  readonly config: Config;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly logger: Logger;
  readonly store: Store;
  readonly engine: Engine;
  readonly circumstances: Circumstances;
  readonly rotas: Rotas;
  readonly people: People;
  /** How each person is reached, as they set it up themselves. */
  readonly persons: PersonStreams;
  /** Where everybody is reached, in memory. */
  readonly contacts: ContactBook;
  /** The ways to reach people outside Slack, those that ring first. */
  readonly notifiers: readonly Notifier[];
  /** One client a purpose, so that a queue of one never holds up another. None of them retries or waits by itself. */
  readonly slack: { readonly interactive: WebClient; readonly pages: WebClient; readonly effects: WebClient };
  ownIds(): OwnIds;
  /** `https://…` where people's browsers reach this server; null when nobody said. */
  readonly publicUrl: string | null;
  /** Whether what is declared now belongs to a drill; nothing does when left out. */
  readonly isDrill?: (() => boolean) | undefined;
}
