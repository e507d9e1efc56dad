import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { every } from "./browser-clock.ts";
import type { Client } from "./client.ts";
import type { Human, ShownChannel } from "./wire.ts";
import { wordsIn } from "./words.ts";
import type { Lang, Words } from "./words.ts";

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("There is no client around this component.");
  return client;
}

export function useLang(): Lang {
  return useClient().state.settings.lang;
}

export function useWords(): Words {
  return wordsIn(useLang());
}

/** The workspace's time, which moves on by itself each `ms` milliseconds. */
export function useNow(ms = 20_000): number {
  const client = useClient();
  const [, tick] = useState(0);
  useEffect(() => every(ms, () => tick((count) => count + 1)), [ms]);
  return client.clock.now();
}

const UNKNOWN: Human = { id: "", handle: "?", name: "?", role: "", standing: "member", korean: false };

export function usePerson(id: string | undefined): Human {
  return personOf(useClient(), id);
}

export function personOf(client: Client, id: string | undefined): Human {
  if (id === "USLACKBOT") return { ...UNKNOWN, id, name: "Slackbot" };
  return (
    client.state.workspace?.people.find((person) => person.id === id) ?? { ...UNKNOWN, id: id ?? "", name: id ?? "?" }
  );
}

export function useChannel(id: string): ShownChannel | null {
  return useClient().state.workspace?.channels.find((channel) => channel.id === id) ?? null;
}

/** A channel's name as written in running text: "#incidents", or the person of a direct message. */
export function placeName(client: Client, id: string): string {
  const { workspace } = client.state;
  const channel = workspace?.channels.find((known) => known.id === id);
  if (channel?.kind === "im") return personOf(client, channel.peer ?? undefined).name;
  const name = channel?.name ?? workspace?.others.find((other) => other.id === id)?.name;
  return name === undefined ? "#?" : `#${name}`;
}
